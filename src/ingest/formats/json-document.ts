// Walks through JSON that is too large to be held: what is outside of rows is read token by token, rows one at a time.

import { CUT_OFF, isBlank, JsonScanner, NOT_JSON } from '../bytes/json-scanner.js';
import type { Row } from '../bytes/row.js';
import { Utf8Check } from '../bytes/utf8-check.js';
import type { Reading } from '../reading.js';

const LF = 10;
const COMMA = 0x2c;
const COLON = 0x3a;
export const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
export const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** There is nothing more. */
export const END = -1;

/** A row, or a value that is held in memory, may be so long. */
const MAX_VALUE = 64 << 20;
/** Of what follows broken JSON so much is kept. */
const MAX_KEPT = 1 << 20;

/** The JSON breaks off or is wrong at a place; what was read before is good. */
class BrokenJson extends Error {
  override readonly name = 'BrokenJson';
}

/** How rows are read that stand in a document. */
export interface RowReader {
  readonly row: Row;
  /** What every row begins with: a bracket or a brace. */
  readonly opening: number;
  /** Reads the row at a position of the window into `row`; gives what the scanner gives. */
  read(at: number): number;
  accept(): void;
  /** Called for a value that is no row; why it is rejected. */
  other?(): string;
}

export class JsonDocument {
  readonly scanner = new JsonScanner();
  /** The line of the file on which what comes next starts. */
  line = 1;
  private readonly utf8 = new Utf8Check();

  constructor(private readonly reading: Reading) {}

  /**
   * Runs `read`; where the JSON turns out broken, the rows before stay, and what follows is rejected. A file that is
   * broken before its first row is refused.
   */
  async run(read: () => Promise<void>): Promise<void> {
    const { reading } = this;
    try {
      await read();
      if ((await this.peek()) !== END) throw new BrokenJson('text behind the end of the JSON');
    } catch (error) {
      if (!(error instanceof BrokenJson)) throw error;
      if (reading.rows === 0) throw reading.refuse(error.message, this.line);
      const { bytes, start, end } = reading.window;
      reading.reject(this.line, error.message, bytes.toString('utf8', start, Math.min(end, start + MAX_KEPT)));
      await this.skipRest();
    }
    for (const note of this.utf8.notes()) reading.note(note);
  }

  private async skipRest(): Promise<void> {
    const { window } = this.reading;
    do window.take(window.end);
    while (await window.more());
  }

  private async more(): Promise<boolean> {
    const { window } = this.reading;
    const more = await window.more();
    this.utf8.look(window);
    return more;
  }

  /** Passes over what is before `position` in the window. */
  private take(position: number): void {
    const { window } = this.reading;
    const taken = window.bytes.subarray(window.start, position);
    for (let at = taken.indexOf(LF); at >= 0; at = taken.indexOf(LF, at + 1)) this.line++;
    window.take(position);
  }

  /** The first byte of what comes next, which is at the start of the window then; `END` at the end of the file. */
  async peek(): Promise<number> {
    const { window } = this.reading;
    for (;;) {
      let at = window.start;
      while (at < window.end && isBlank(window.bytes[at])) at++;
      this.take(at);
      if (at < window.end) return window.bytes[at] as number;
      if (!(await this.more())) return END;
    }
  }

  private async expect(byte: number, what: string): Promise<void> {
    const found = await this.peek();
    if (found !== byte)
      throw new BrokenJson(found === END ? 'the file ends inside its JSON' : `no JSON: ${what} should be here`);
    this.take(this.reading.window.start + 1);
  }

  /**
   * Lets `read` read the value that comes next, with the value's position, and passes over it. `read` gives what the
   * scanner gives; it is called again with more bytes where the value is cut off.
   */
  private async value(read: (at: number) => number): Promise<void> {
    const { window } = this.reading;
    if ((await this.peek()) === END) throw new BrokenJson('the file ends inside its JSON');
    for (;;) {
      this.scanner.open(window.bytes, window.end, window.end);
      const next = read(window.start);
      if (next >= 0) {
        this.take(next);
        return;
      }
      if (next === NOT_JSON) this.fail();
      if (window.length > MAX_VALUE) throw new BrokenJson(`a value of more than ${MAX_VALUE >> 20} MB`);
      if (!(await this.more())) throw new BrokenJson('the file ends inside its JSON');
    }
  }

  private fail(): never {
    const { problem, problemAt } = this.scanner;
    const { window } = this.reading;
    const line = this.line + window.bytes.subarray(window.start, problemAt).filter((byte) => byte === LF).length;
    throw new BrokenJson(`no JSON: ${problem}${line === this.line ? '' : `, on line ${line}`}`);
  }

  /** The value that comes next, parsed; for small ones. */
  async parsed(): Promise<unknown> {
    let value: unknown;
    await this.value((at) => {
      const next = this.scanner.skip(at);
      if (next >= 0) value = plainJson(this.reading.window.bytes.toString('utf8', at, next));
      return next;
    });
    return value;
  }

  async skip(): Promise<void> {
    await this.value((at) => this.scanner.skip(at));
  }

  /** Goes through the object that comes next; `visit` has to read or skip the value of each member. */
  async members(visit: (name: string) => Promise<void>): Promise<void> {
    await this.expect(OPEN_OBJECT, 'an object');
    if ((await this.peek()) === CLOSE_OBJECT) return this.expect(CLOSE_OBJECT, 'a closing brace');
    for (;;) {
      let name = '';
      await this.value((at) => {
        const next = this.scanner.string(at);
        if (next >= 0) name = this.scanner.text();
        return next;
      });
      await this.expect(COLON, 'a colon');
      await visit(name);
      if ((await this.peek()) !== COMMA) return this.expect(CLOSE_OBJECT, 'a comma or a closing brace');
      await this.expect(COMMA, 'a comma');
    }
  }

  /** Goes through the array that comes next; `visit` has to read or skip each item. */
  async items(visit: () => Promise<void>): Promise<void> {
    await this.expect(OPEN_ARRAY, 'an array');
    if ((await this.peek()) === CLOSE_ARRAY) return this.expect(CLOSE_ARRAY, 'a closing bracket');
    for (;;) {
      await visit();
      if ((await this.peek()) !== COMMA) return this.expect(CLOSE_ARRAY, 'a comma or a closing bracket');
      await this.expect(COMMA, 'a comma');
    }
  }

  /** As `items`, for rows, of which there may be many. */
  async rows(reader: RowReader): Promise<void> {
    await this.items(async () => {
      await this.row(reader);
      while (this.readNext(reader));
    });
  }

  /** One row: the value that comes next. */
  async row(reader: RowReader): Promise<void> {
    await this.value((at) => {
      const next = this.readRow(reader, at);
      if (next >= 0) this.accept(reader, at, next);
      return next;
    });
  }

  private readRow({ row, opening, read }: RowReader, at: number): number {
    const { bytes } = this.reading.window;
    if (bytes[at] === opening) return read(at);
    const next = this.scanner.skip(at);
    if (next >= 0) row.open(bytes);
    return next;
  }

  private accept({ row, opening, accept, other }: RowReader, start: number, end: number): void {
    row.line = this.line;
    row.start = start;
    row.end = end;
    this.utf8.row(row);
    if (row.bytes[start] === opening) accept();
    else this.reading.reject(row.line, other?.() ?? 'no object in the place of a row', row.raw());
  }

  /** Reads a comma and the row behind it where all of both is in the window; else nothing is read. */
  private readNext(reader: RowReader): boolean {
    const { window } = this.reading;
    this.scanner.open(window.bytes, window.end, window.end);
    const comma = this.scanner.skipBlanks(window.start);
    if (comma >= window.end || window.bytes[comma] !== COMMA) return false;
    const start = this.scanner.skipBlanks(comma + 1);
    const next = start < window.end ? this.readRow(reader, start) : CUT_OFF;
    if (next < 0) return false;
    this.take(start);
    this.accept(reader, start, next);
    this.take(next);
    return true;
  }
}

function plainJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BrokenJson('no JSON', { cause: error });
  }
}
