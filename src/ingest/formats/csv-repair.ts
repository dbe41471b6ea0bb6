// Goes on behind a quote that is never closed or is closed in the middle of a field: the lines up to the next one that
// makes a whole record are one rejected row, so that one bad quote costs neither the rest of the file nor its memory.

import { BROKEN, type CsvRecords } from '../bytes/csv-record.js';
import type { Row } from '../bytes/row.js';
import type { Reading } from '../reading.js';

/** Where a quote was bad, the next records are looked for within so many bytes each. */
const NEAR = 1 << 20;
/** Of a rejected stretch so much is kept. */
const MAX_KEPT = 16 << 20;

export class CsvRepair {
  private line = 0;
  private reason = '';
  private kept: string[] = [];
  private keptLength = 0;
  active = false;

  constructor(
    private readonly reading: Reading,
    private readonly records: CsvRecords,
    private readonly newline: number,
  ) {}

  /** How long a record may be. */
  limit(usual: number): number {
    return this.active ? NEAR : usual;
  }

  /** The record at the start of the window failed with `code`: passes over its first line. */
  async skipLine(code: number): Promise<void> {
    if (!this.active) {
      const { line, quoteLine } = this.records;
      this.active = true;
      this.line = line;
      this.reason =
        code === BROKEN
          ? `text behind the end of a quoted field that was opened on line ${quoteLine}`
          : `the quote that was opened on line ${quoteLine} is not closed; the file may be cut off`;
    }
    this.records.line++;
    const { window } = this.reading;
    do {
      const found = window.bytes.subarray(0, window.end).indexOf(this.newline, window.start);
      const stop = found < 0 ? window.end : found + 1;
      this.keep(window.bytes.toString('utf8', window.start, stop));
      window.take(stop);
      if (found >= 0) return;
    } while (await window.more());
  }

  /** A record that is not whole: it belongs to the stretch. */
  add(row: Row): void {
    this.keep(`${row.raw()}\n`);
  }

  private keep(text: string): void {
    if (this.keptLength > MAX_KEPT) return;
    this.kept.push(text);
    this.keptLength += text.length;
  }

  /** The stretch ends here. */
  finish(): void {
    if (!this.active) return;
    this.reading.reject(this.line, this.reason, this.kept.join('').replace(/\r?\n$/, ''));
    this.active = false;
    this.kept = [];
    this.keptLength = 0;
  }
}
