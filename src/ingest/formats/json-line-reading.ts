// Goes through a file line by line; each line is a JSON object or is rejected.

import { JsonScanner, NOT_JSON } from '../bytes/json-scanner.js';
import { Row } from '../bytes/row.js';
import { Utf8Check } from '../bytes/utf8-check.js';
import type { Reading } from '../reading.js';
import type { EarlierVersion } from './format.js';

const LF = 10;

/** A line that is longer is no record of anything. */
const MAX_LINE = 64 << 20;

/** An object that is cut off was rejected, unless it ends the file. */
export function linesResume({ rejected, endsWithLineBreak }: EarlierVersion): boolean {
  return endsWithLineBreak || rejected === 0;
}

export class JsonLines {
  /** The line that `next` found: its number, and where it stands in the window. */
  line = 0;
  start = 0;
  end = 0;
  readonly row = new Row();
  readonly scanner = new JsonScanner();
  private readonly utf8 = new Utf8Check();

  constructor(private readonly reading: Reading) {}

  /**
   * Finds the next line where the window has all of it, and it is not blank: to wait for each would be a good part of
   * the work. Where it gives false, `next` tells.
   */
  nextAtHand(): boolean {
    const { window } = this.reading;
    if (!this.isAtNewLines) return false;
    const found = window.bytes.subarray(0, window.end).indexOf(LF, window.start);
    if (found < 0) return false;
    this.line++;
    this.setLine(window.start, found);
    window.take(found + 1);
    return this.start < this.end;
  }

  async more(): Promise<void> {
    const { window } = this.reading;
    await window.more();
    this.utf8.look(window);
  }

  /** Finds the next line that is not blank, without its line break; false at the end of the file. */
  async next(): Promise<boolean> {
    const { window, resumeAt } = this.reading;
    if (resumeAt !== undefined && window.offset < resumeAt) this.line = await window.skipTo(resumeAt);
    let searched = window.start;
    for (;;) {
      const found = window.bytes.subarray(0, window.end).indexOf(LF, searched);
      if (found < 0 && !window.final && window.length < MAX_LINE) {
        const length = window.length;
        await this.more();
        searched = window.start + length;
        continue;
      }
      if (window.length === 0) return false;
      const stop = found < 0 ? window.end : found;
      this.line++;
      this.setLine(window.start, stop);
      window.take(found < 0 ? stop : stop + 1);
      searched = window.start;
      if (found < 0 && !window.final) await this.skipLongLine();
      else if (this.start < this.end) return true;
    }
  }

  /** Whether all lines from the window's start on are to be read, and may be without a look at their encoding. */
  get mayTakeBlocks(): boolean {
    return !this.utf8.isSuspect && this.isAtNewLines;
  }

  /** Whether what is in the database already was passed over. */
  private get isAtNewLines(): boolean {
    const { window, resumeAt } = this.reading;
    return resumeAt === undefined || window.offset >= resumeAt;
  }

  private setLine(start: number, end: number): void {
    const { window } = this.reading;
    this.scanner.open(window.bytes, end, window.end);
    this.start = this.scanner.skipBlanks(start);
    this.end = end;
  }

  /** Reads the object at `at` of the line into `row`; false, and the line is rejected, where there is none. */
  object(at: number, row: Row): boolean {
    const next = this.scanner.object(at, row, this.reading.fields);
    if (next < 0) return this.reject(next);
    return this.ends(next, row);
  }

  /** Whether nothing but blanks follows the object, which then is the line's row. */
  ends(at: number, row: Row): boolean {
    if (this.scanner.skipBlanks(at) < this.end) {
      this.rejectLine('text behind the end of the object');
      return false;
    }
    row.line = this.line;
    row.start = this.start;
    row.end = this.end;
    this.utf8.row(row);
    return true;
  }

  /** Rejects the line after the scanner failed with `code`; gives false. */
  reject(code: number): false {
    const { problem, problemAt } = this.scanner;
    this.rejectLine(
      code === NOT_JSON
        ? `no JSON: ${problem}, at column ${problemAt - this.start + 1}`
        : 'the line ends inside its JSON',
    );
    return false;
  }

  rejectLine(reason: string): void {
    this.reading.reject(this.line, reason, this.reading.window.bytes.toString('utf8', this.start, this.end));
  }

  private async skipLongLine(): Promise<void> {
    const { window } = this.reading;
    this.rejectLine(`a line of more than ${MAX_LINE >> 20} MB`);
    for (;;) {
      const found = window.bytes.subarray(0, window.end).indexOf(LF, window.start);
      window.take(found < 0 ? window.end : found + 1);
      if (found >= 0 || !(await window.more())) return;
    }
  }

  finish(): void {
    for (const note of this.utf8.notes()) this.reading.note(note);
  }
}
