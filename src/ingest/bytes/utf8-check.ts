// Finds rows with bytes that are no UTF-8, at next to no cost for files that have none.

import { isUtf8 } from 'node:buffer';
import type { Row } from './row.js';
import type { Window } from './window.js';

const LF = 10;

export class Utf8Check {
  /** Rows with such bytes. */
  count = 0;
  firstLine = 0;
  /** Whether lines that the window has may have such bytes. */
  isSuspect = false;

  /** Looks at the whole lines that a window has; called whenever it has more. */
  look({ bytes, start, end, final }: Window): void {
    const stop = final ? end : bytes.lastIndexOf(LF, end - 1) + 1;
    this.isSuspect = stop > start && !isUtf8(bytes.subarray(start, stop));
  }

  row(row: Row): void {
    if (!this.isSuspect || isUtf8(row.bytes.subarray(row.start, row.end))) return;
    if (this.count++ === 0) this.firstLine = row.line;
  }

  notes(): string[] {
    if (this.count === 0) return [];
    const rows = this.count === 1 ? 'one row' : `${this.count} rows`;
    const place = `${rows}, first on line ${this.firstLine}`;
    return [`bytes that are not UTF-8 in ${place}, became U+FFFD; name the encoding with --encoding, as windows-1252`];
  }
}
