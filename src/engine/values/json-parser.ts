// A strict JSON parser of one pass over char codes. `JSON.parse` would lose the digits of long integers and the
// difference between 1 and 1.0.
// https://www.rfc-editor.org/rfc/rfc8259

import type { Bag, Dynamic } from './dynamic.js';
import { membersBut } from './json-members.js';
import { MAX_LONG, MIN_LONG } from './number.js';

/** Arrays and bags within one another; deeper text is not taken as JSON, so that no text can exhaust the stack. */
export const MAX_DEPTH = 1000;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_BAG = 0x7b;
const CLOSE_BAG = 0x7d;

/** As many digits as a double holds without loss. */
const EXACT_DIGITS = 15;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** What a string holds as it is, from `lastIndex` on. */
const PLAIN_TEXT = /[ !#-[\]-\uffff]*/y;
const HEX = /^[0-9a-fA-F]{4}$/;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Where what a sticky pattern matches ends; it matches at least nothing. */
function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  pattern.test(text);
  return pattern.lastIndex;
}

/** What is asked of a value: all of it, nothing but that it is JSON, or what one of its members holds. */
type Wanted = 'all' | Unwanted | Member;

interface Unwanted {
  /** the members of a bag that can be passed over, in any number, each with its comma */
  readonly skipped: RegExp;
}

interface Member extends Unwanted {
  readonly key: string | number;
  readonly of: Wanted;
}

const NOTHING: Unwanted = { skipped: membersBut(null) };

/** Every method reads from `at` and moves it behind what it read; `undefined` means that the text is not JSON. */
class JsonParser {
  private at = 0;

  constructor(private readonly text: string) {}

  document(wanted: Wanted): Dynamic | undefined {
    this.skipBlanks();
    const value = this.value(0, wanted);
    if (value === undefined) return undefined;
    this.skipBlanks();
    return this.at === this.text.length ? value : undefined;
  }

  private skipBlanks(): void {
    for (; ; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  /** What is wanted of a value: null where it is not there, or not wanted. */
  private value(depth: number, wanted: Wanted): Dynamic | undefined {
    const code = this.text.charCodeAt(this.at);
    if (code === OPEN_BAG) return depth === MAX_DEPTH ? undefined : this.bag(depth + 1, wanted);
    if (code === OPEN_ARRAY) return depth === MAX_DEPTH ? undefined : this.array(depth + 1, wanted);
    if (wanted === 'all') return this.scalar(code);
    const isJson = code === QUOTE ? this.skipString() : this.scalar(code) !== undefined;
    return isJson ? null : undefined;
  }

  private scalar(code: number): Dynamic | undefined {
    switch (code) {
      case QUOTE:
        return this.string();
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return this.word('null', null);
      default:
        return code === MINUS || isDigit(code) ? this.number() : undefined;
    }
  }

  private word(word: string, value: Dynamic): Dynamic | undefined {
    if (!this.text.startsWith(word, this.at)) return undefined;
    this.at += word.length;
    return value;
  }

  private bag(depth: number, wanted: Wanted): Dynamic | undefined {
    const bag: Bag | null = wanted === 'all' ? new Map() : null;
    let member: Dynamic = null;
    this.at++;
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) === CLOSE_BAG) {
      this.at++;
      return bag;
    }
    for (;;) {
      this.skipBlanks();
      if (wanted !== 'all' && depth < MAX_DEPTH) this.at = endOf(wanted.skipped, this.text, this.at);
      if (this.text.charCodeAt(this.at) !== QUOTE) return undefined;
      const key = this.string();
      if (key === undefined) return undefined;
      this.skipBlanks();
      if (this.text.charCodeAt(this.at++) !== COLON) return undefined;
      this.skipBlanks();
      const ofMember = wantedOf(wanted, key);
      const value = this.value(depth, ofMember);
      if (value === undefined) return undefined;
      if (bag !== null) bag.set(key, value);
      else if (ofMember !== NOTHING) member = value;
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at++);
      if (code === CLOSE_BAG) return bag ?? member;
      if (code !== COMMA) return undefined;
    }
  }

  private array(depth: number, wanted: Wanted): Dynamic | undefined {
    const items: Dynamic[] | null = wanted === 'all' ? [] : null;
    let member: Dynamic = null;
    this.at++;
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) === CLOSE_ARRAY) {
      this.at++;
      return items;
    }
    for (let position = 0; ; position++) {
      this.skipBlanks();
      const ofMember = wantedOf(wanted, position);
      const value = this.value(depth, ofMember);
      if (value === undefined) return undefined;
      if (items !== null) items.push(value);
      else if (ofMember !== NOTHING) member = value;
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at++);
      if (code === CLOSE_ARRAY) return items ?? member;
      if (code !== COMMA) return undefined;
    }
  }

  private string(): string | undefined {
    const { text } = this;
    const start = ++this.at;
    const end = this.plainEnd(start);
    const code = text.charCodeAt(end);
    if (code === BACKSLASH) return this.escapedString(start, end);
    if (code !== QUOTE) return undefined;
    this.at = end + 1;
    return text.slice(start, end);
  }

  /** Moves behind a string; false where it is none. */
  private skipString(): boolean {
    const start = ++this.at;
    const end = this.plainEnd(start);
    const code = this.text.charCodeAt(end);
    if (code === BACKSLASH) return this.escapedString(start, end) !== undefined;
    this.at = end + 1;
    return code === QUOTE;
  }

  /** Behind what a string holds as it is, from `start` on. */
  private plainEnd(start: number): number {
    return endOf(PLAIN_TEXT, this.text, start);
  }

  /** The rest of a string that has its first escape at `firstEscape`. */
  private escapedString(start: number, firstEscape: number): string | undefined {
    const { text } = this;
    let value = text.slice(start, firstEscape);
    let from = firstEscape;
    for (let i = firstEscape; i < text.length; ) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.at = i + 1;
        return value + text.slice(from, i);
      }
      if (code < 0x20) return undefined;
      if (code !== BACKSLASH) {
        i++;
        continue;
      }
      value += text.slice(from, i);
      const kind = text.charAt(i + 1);
      if (kind === 'u') {
        const digits = text.slice(i + 2, i + 6);
        if (!HEX.test(digits)) return undefined;
        value += String.fromCharCode(Number.parseInt(digits, 16));
        i += 6;
      } else {
        const character = ESCAPES[kind];
        if (character === undefined) return undefined;
        value += character;
        i += 2;
      }
      from = i;
    }
    return undefined;
  }

  private number(): Dynamic | undefined {
    const { text } = this;
    const start = this.at;
    let i = text.charCodeAt(start) === MINUS ? start + 1 : start;
    const digits = i;
    while (isDigit(text.charCodeAt(i))) i++;
    if (i === digits || (i > digits + 1 && text.charCodeAt(digits) === ZERO)) return undefined;
    const whole = i;
    if (text.charCodeAt(i) === POINT) {
      const fraction = ++i;
      while (isDigit(text.charCodeAt(i))) i++;
      if (i === fraction) return undefined;
    }
    if ((text.charCodeAt(i) | 0x20) === 0x65) {
      i++;
      const sign = text.charCodeAt(i);
      if (sign === MINUS || sign === 0x2b) i++;
      const exponent = i;
      while (isDigit(text.charCodeAt(i))) i++;
      if (i === exponent) return undefined;
    }
    this.at = i;
    const written = text.slice(start, i);
    return i === whole ? integer(written) : Number(written);
  }
}

function wantedOf(wanted: Wanted, key: string | number): Wanted {
  if (wanted === 'all') return wanted;
  return 'key' in wanted && wanted.key === key ? wanted.of : NOTHING;
}

/** A long, or a real where the digits are out of its range. */
function integer(digits: string): bigint | number {
  if (digits.length <= EXACT_DIGITS) return BigInt(Number(digits));
  const n = BigInt(digits);
  return n >= MIN_LONG && n <= MAX_LONG ? n : Number(digits);
}

/**
 * The value of a JSON text; undefined where the text is not JSON. Whole numbers are longs, numbers with a fraction or
 * an exponent are reals, bags keep the order of their keys; the last of several equal keys counts.
 */
export function parseJson(text: string): Dynamic | undefined {
  return new JsonParser(text).document('all');
}

/** Names of members of bags, and positions in arrays from 0, from the outside in. */
export type JsonPath = readonly (string | number)[];

/** What stands at a path in a JSON text, without the rest of it: null where nothing does, or where the text is not JSON. */
export function jsonMember(path: JsonPath): (text: string) => Dynamic {
  const wanted = path.reduceRight((of: Wanted, key): Wanted => {
    return { key, of, skipped: membersBut(typeof key === 'string' ? key : null) };
  }, 'all');
  return (text) => new JsonParser(text).document(wanted) ?? null;
}
