// Reads JSON values from bytes: the fields of an object or the items of an array become the spans of a row. Nothing is
// turned into a string or a number here.
// https://www.rfc-editor.org/rfc/rfc8259

import type { Fields } from '../tables/fields.js';
import {
  CHARACTERS,
  decodeEscapes,
  ESCAPE_CUT_OFF,
  escapeLength,
  isLowEscape,
  NO_ESCAPE,
  UNIT_LENGTH,
} from './json-escape.js';
import { literalEnd, NO_LITERAL } from './json-literal.js';
import { LITERAL, NESTED, NULL, type Row, STRING } from './row.js';

/** The value goes on behind the bytes that there are. */
export const CUT_OFF = -1;
/** The bytes are not JSON; `problem` says why. */
export const NOT_JSON = -2;

/** Objects and arrays within one another; values that are nested deeper are not taken. */
const MAX_DEPTH = 1000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Begins `null`; `NaN` begins with a capital. */
const LETTER_N = 0x6e;
/** `null` as four bytes. */
const NULL_WORD = 0x6e756c6c;
const SPACE = 0x20;

/** Bytes that end a run of plain characters of a string: the quote, the backslash and control characters. */
const STRING_STOPS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === QUOTE || byte === BACKSLASH ? 1 : 0,
);

export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Every method that reads gives the position behind what it read, or `CUT_OFF` or `NOT_JSON`. */
export class JsonScanner {
  /** Why the last value was `NOT_JSON`. */
  problem = '';
  /** Where. */
  problemAt = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private end = 0;
  /** Where the next decoded string goes. */
  private room = 0;
  // The span of the string or literal read last.
  private start = 0;
  private stop = 0;

  /** Sets what is read: `bytes` up to `end`. From `room` on there is room for as much as the value is long. */
  open(bytes: Buffer, end: number, room: number): void {
    this.bytes = bytes;
    this.end = end;
    this.room = room;
  }

  private fail(problem: string, at: number): number {
    if (at >= this.end) return CUT_OFF;
    this.problem = problem;
    this.problemAt = at;
    return NOT_JSON;
  }

  skipBlanks(at: number): number {
    const { bytes, end } = this;
    while (at < end && (bytes[at] as number) <= SPACE && isBlank(bytes[at])) at++;
    return at;
  }

  /** The object at `at` as a row: a field for each member. */
  object(at: number, row: Row, fields: Fields): number {
    row.open(this.bytes);
    row.start = at;
    if (this.bytes[at] !== OPEN_OBJECT) return this.fail('an object should be here', at);
    at = this.skipBlanks(at + 1);
    if (this.bytes[at] === CLOSE_OBJECT && at < this.end) return this.finish(row, at + 1);
    for (let previous = -1; ; ) {
      // Objects of one file nearly always have their members in one order.
      let field = fields.behind(previous);
      const colon = fields.behindName(field, this.bytes, row.view, at, this.end);
      if (colon >= 0 && this.bytes[colon] === COLON) at = colon + 1;
      else {
        at = this.name(at);
        if (at < 0) return at;
        field = fields.id(this.bytes, row.view, this.start, this.stop, previous);
      }
      previous = field;
      at = this.field(this.skipBlanks(at), row, field);
      if (at < 0) return at;
      at = this.skipBlanks(at);
      const byte = at < this.end ? this.bytes[at] : undefined;
      if (byte === CLOSE_OBJECT) return this.finish(row, at + 1);
      if (byte !== COMMA) return this.fail('a comma or a closing brace should be here', at);
      at = this.skipBlanks(at + 1);
    }
  }

  /** The array at `at` as a row: its items are the fields 0, 1, 2… */
  array(at: number, row: Row): number {
    row.open(this.bytes);
    row.start = at;
    if (this.bytes[at] !== OPEN_ARRAY) return this.fail('an array should be here', at);
    at = this.skipBlanks(at + 1);
    if (this.bytes[at] === CLOSE_ARRAY && at < this.end) return this.finish(row, at + 1);
    for (;;) {
      at = this.field(at, row, row.count);
      if (at < 0) return at;
      at = this.skipBlanks(at);
      const byte = at < this.end ? this.bytes[at] : undefined;
      if (byte === CLOSE_ARRAY) return this.finish(row, at + 1);
      if (byte !== COMMA) return this.fail('a comma or a closing bracket should be here', at);
      at = this.skipBlanks(at + 1);
    }
  }

  private finish(row: Row, at: number): number {
    row.end = at;
    return at;
  }

  /** The name of a member and the colon behind it; its span is `start` to `stop`. */
  name(at: number): number {
    if (at < this.end && this.bytes[at] !== QUOTE)
      return this.fail('the name of a member should be here, in quotes', at);
    at = this.string(at);
    if (at < 0) return at;
    at = this.skipBlanks(at);
    if (at >= this.end || this.bytes[at] !== COLON) return this.fail('a colon should be here', at);
    return at + 1;
  }

  /** The text of the name or string read last. */
  text(): string {
    return this.bytes.toString('utf8', this.start, this.stop);
  }

  private field(at: number, row: Row, field: number): number {
    if (at >= this.end) return CUT_OFF;
    const byte = this.bytes[at] as number;
    if (byte === QUOTE) {
      const next = this.string(at);
      if (next >= 0) row.add(field, STRING, this.start, this.stop);
      return next;
    }
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      const next = this.skip(at);
      if (next >= 0) row.add(field, NESTED, at, next);
      return next;
    }
    if (byte === LETTER_N && at + 4 < this.end && row.view.getInt32(at) === NULL_WORD) {
      row.add(field, NULL, at, at + 4);
      return at + 4;
    }
    return this.literal(at, row, field);
  }

  /** The string at `at`; its text, decoded, is `start` to `stop`. */
  string(at: number): number {
    const { bytes, end } = this;
    if (at >= end) return CUT_OFF;
    if (bytes[at] !== QUOTE) return this.fail('a string should be here', at);
    const start = at + 1;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (STRING_STOPS[byte] !== 0) {
        if (byte === BACKSLASH) return this.escaped(start, i);
        if (byte !== QUOTE) return this.fail('a control character in a string', i);
        this.start = start;
        this.stop = i;
        return i + 1;
      }
    }
    return CUT_OFF;
  }

  /** The rest of a string that began at `start` and has its first backslash at `at`: its text is put together behind the data. */
  private escaped(start: number, at: number): number {
    const { bytes, end, room } = this;
    let to = room + bytes.copy(bytes, room, start, at);
    while (at < end) {
      const byte = bytes[at] as number;
      if (STRING_STOPS[byte] === 0) {
        bytes[to++] = byte;
        at++;
      } else if (byte === QUOTE) {
        this.start = room;
        this.stop = this.room = to;
        return at + 1;
      } else if (byte !== BACKSLASH) return this.fail('a control character in a string', at);
      else {
        const character = CHARACTERS[bytes[at + 1] as number] as number;
        if (character !== 0 && at + 1 < end) {
          bytes[to++] = character;
          at += 2;
        } else {
          const next = this.skipUnits(at);
          if (next < 0) return next;
          to = decodeEscapes(bytes, at, next, to);
          at = next;
        }
      }
    }
    return CUT_OFF;
  }

  /** The escape at `at`, and the one behind it where that is the other half of a pair. */
  private skipUnits(at: number): number {
    const next = this.skipEscape(at);
    return next >= 0 && isLowEscape(this.bytes, next, this.end) ? next + UNIT_LENGTH : next;
  }

  private skipEscape(at: number): number {
    const length = escapeLength(this.bytes, at, this.end);
    if (length === ESCAPE_CUT_OFF) return CUT_OFF;
    return length === NO_ESCAPE ? this.fail('an escape that JSON has not', at) : at + length;
  }

  private literal(at: number, row: Row, field: number): number {
    const next = this.skipLiteral(at);
    if (next >= 0) {
      const kind = this.bytes[at] === LETTER_N ? NULL : LITERAL;
      row.add(field, kind, at, next);
    }
    return next;
  }

  /** A number or one of the words that stand for a value. */
  private skipLiteral(at: number): number {
    const next = literalEnd(this.bytes, at, this.end);
    return next === NO_LITERAL ? this.fail('a value should be here', at) : next;
  }

  private readonly closers: number[] = [];

  /** Any value, whose insides are checked and not kept. */
  skip(at: number): number {
    const { closers } = this;
    closers.length = 0;
    for (;;) {
      at = this.skipBlanks(at);
      if (at >= this.end) return CUT_OFF;
      const byte = this.bytes[at] as number;
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (closers.length === MAX_DEPTH) return this.fail(`nested deeper than ${MAX_DEPTH} levels`, at);
        closers.push(byte + 2);
        at = this.skipBlanks(at + 1);
        if (at >= this.end) return CUT_OFF;
        if (this.bytes[at] !== byte + 2) {
          if (byte === OPEN_OBJECT) at = this.skipName(at);
          if (at < 0) return at;
          continue;
        }
      } else {
        at = this.skipScalar(at);
        if (at < 0) return at;
        if (closers.length === 0) return at;
        at = this.skipBlanks(at);
      }
      at = this.closeAll(at);
      if (at < 0 || closers.length === 0) return at;
    }
  }

  /** Behind a value: closes what ends here, up to the comma after which the next value is. */
  private closeAll(at: number): number {
    const { closers } = this;
    while (closers.length > 0) {
      at = this.skipBlanks(at);
      if (at >= this.end) return CUT_OFF;
      const closer = closers[closers.length - 1];
      if (this.bytes[at] === COMMA) {
        at = this.skipBlanks(at + 1);
        return closer === CLOSE_OBJECT ? this.skipName(at) : at;
      }
      if (this.bytes[at] !== closer) return this.fail('a comma or a closing bracket should be here', at);
      closers.pop();
      at++;
    }
    return at;
  }

  private skipName(at: number): number {
    at = this.skipString(at);
    if (at < 0) return at;
    at = this.skipBlanks(at);
    if (at >= this.end || this.bytes[at] !== COLON) return this.fail('a colon should be here', at);
    return at + 1;
  }

  private skipString(at: number): number {
    if (at >= this.end) return CUT_OFF;
    if (this.bytes[at] !== QUOTE) return this.fail('a string should be here', at);
    return this.skipCharacters(at + 1);
  }

  /** The rest of a string and its closing quote. */
  private skipCharacters(at: number): number {
    const { bytes, end } = this;
    while (at < end) {
      const byte = bytes[at] as number;
      if (STRING_STOPS[byte] === 0) at++;
      else if (byte === QUOTE) return at + 1;
      else if (byte !== BACKSLASH) return this.fail('a control character in a string', at);
      else {
        at = this.skipEscape(at);
        if (at < 0) return at;
      }
    }
    return CUT_OFF;
  }

  private skipScalar(at: number): number {
    return this.bytes[at] === QUOTE ? this.skipString(at) : this.skipLiteral(at);
  }
}
