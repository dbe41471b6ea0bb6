// Reads records of delimited text from bytes, after RFC 4180: fields are quoted where they need to be, a quote in a
// quoted field is doubled, and a quoted field may hold line breaks. Beyond it: any one-byte delimiter and quote, LF,
// CRLF or CR as the line break, a backslash before quotes as Spark and MySQL write it, and a quote inside an unquoted
// field is an ordinary character.
// https://www.rfc-editor.org/rfc/rfc4180

import { Row, TEXT } from './row.js';

export interface Dialect {
  /** One byte each. */
  readonly delimiter: number;
  readonly quote: number;
  /** The byte that ends a record; a CR before an LF belongs to the line break. */
  readonly newline: number;
  /** The byte that takes their meaning from a quote and from itself, besides doubling; `NO_ESCAPE` where there is none. */
  readonly escape: number;
}

export const NO_ESCAPE = -1;

const LF = 10;
const CR = 13;

export const COMMA_SEPARATED: Dialect = { delimiter: 44, quote: 34, newline: LF, escape: NO_ESCAPE };

/** The record goes on behind the bytes that there are; at the end of the file: a quoted field is not closed. */
export const INCOMPLETE = -1;
/** A quoted field is followed by something other than a delimiter or a line break. */
export const BROKEN = -2;

export class CsvRecords {
  /** The line of the file on which the next record starts. */
  line = 1;
  private row = new Row();
  private bytes: Buffer = this.row.bytes;
  private end = 0;
  private final = false;
  /** Line breaks in the record so far. */
  private breaks = 0;
  /** Line breaks before the quoted field that was opened last. */
  private breaksBeforeQuote = 0;
  /** Where the next decoded field goes. */
  private room = 0;
  /** Bytes that end an unquoted field, or may. */
  private readonly stops = new Uint8Array(256);

  constructor(private readonly dialect: Dialect) {
    for (const byte of [dialect.delimiter, dialect.newline, CR]) this.stops[byte] = 1;
  }

  /** The line on which the quote was opened that made `read` fail. */
  get quoteLine(): number {
    return this.line + this.breaksBeforeQuote;
  }

  /**
   * Reads the record at `from` into `row` and gives the position behind it and its line break; or `INCOMPLETE` or
   * `BROKEN`, and then nothing counts as read. Where `final`, `end` ends the file. Behind `end` there must be as much
   * room as the record is long: decoded fields are put there.
   */
  read(row: Row, bytes: Buffer, from: number, end: number, final: boolean): number {
    this.row = row;
    this.bytes = bytes;
    row.open(bytes);
    this.end = this.room = end;
    this.final = final;
    this.breaks = 0;
    row.line = this.line;
    row.start = from;
    const { delimiter, quote } = this.dialect;
    for (let at = from; ; at++) {
      at = at < end && bytes[at] === quote ? this.quoted(at + 1) : this.unquoted(at);
      if (at < 0) return at;
      if (at === end || bytes[at] !== delimiter) return this.finish(at);
      if (at + 1 === end && !final) return INCOMPLETE;
    }
  }

  private finish(at: number): number {
    const { bytes, end } = this;
    this.row.end = at;
    this.line += this.breaks;
    if (at === end) return end;
    this.line++;
    return bytes[at] === CR && this.dialect.newline === LF ? at + 2 : at + 1;
  }

  /** Adds the field at `start`; gives the position of what ends it. */
  private unquoted(start: number): number {
    const { bytes, end, stops } = this;
    let byte = 0;
    for (let at = start; ; at++) {
      for (; at < end; at++) {
        byte = bytes[at] as number;
        if (stops[byte] !== 0) break;
      }
      if (at + (byte === CR ? 1 : 0) >= end && !this.final) return INCOMPLETE;
      if (at === end || byte !== CR || this.breaksAt(at)) {
        this.row.add(this.row.count, TEXT, start, at);
        return at;
      }
    }
  }

  /** Whether the CR at `at` is a line break, or begins one. */
  private breaksAt(at: number): boolean {
    return this.dialect.newline === CR || (at + 1 < this.end && this.bytes[at + 1] === LF);
  }

  /** As `unquoted`, for a field whose opening quote is before `start`. */
  private quoted(start: number): number {
    const { bytes, end } = this;
    const { quote, newline, escape: mark } = this.dialect;
    this.breaksBeforeQuote = this.breaks;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === quote) {
        return at + 1 < end && bytes[at + 1] === quote ? this.decoded(start, at) : this.close(start, at, at + 1);
      }
      if (byte === mark) return this.decoded(start, at);
      if (byte === newline) this.breaks++;
    }
    return INCOMPLETE;
  }

  /** The rest of a field with a doubled or escaped quote at `at`: its text is put together behind the data. */
  private decoded(start: number, at: number): number {
    const { bytes, end, room } = this;
    const { quote, newline, escape: mark } = this.dialect;
    let to = room + bytes.copy(bytes, room, start, at);
    for (; at < end; at++) {
      let byte = bytes[at] as number;
      if (byte === mark && at + 1 < end && (bytes[at + 1] === quote || bytes[at + 1] === mark)) {
        byte = bytes[++at] as number;
      } else if (byte === quote) {
        if (at + 1 === end || bytes[at + 1] !== quote) {
          this.room = to;
          return this.close(room, to, at + 1);
        }
        at++;
      } else if (byte === newline) this.breaks++;
      bytes[to++] = byte;
    }
    return INCOMPLETE;
  }

  /** Adds the field `start` to `stop`, whose closing quote is before `at`. */
  private close(start: number, stop: number, at: number): number {
    const { bytes, end } = this;
    const { delimiter, newline } = this.dialect;
    const byte = bytes[at];
    if (at + (byte === CR ? 1 : 0) >= end && !this.final) return INCOMPLETE;
    if (at < end && byte !== delimiter && byte !== newline && !(byte === CR && this.breaksAt(at))) return BROKEN;
    this.row.add(this.row.count, TEXT, start, stop);
    return at;
  }
}
