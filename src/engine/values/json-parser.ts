// A strict JSON parser of one pass over char codes. `JSON.parse` would lose the digits of long integers and the
// difference between 1 and 1.0.
// https://www.rfc-editor.org/rfc/rfc8259

import type { Bag, Dynamic } from './dynamic.js';
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

/** Every method reads from `at` and moves it behind what it read; `undefined` means that the text is not JSON. */
class JsonParser {
  private at = 0;

  constructor(private readonly text: string) {}

  document(): Dynamic | undefined {
    this.skipBlanks();
    const value = this.value(0);
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

  private value(depth: number): Dynamic | undefined {
    const code = this.text.charCodeAt(this.at);
    switch (code) {
      case QUOTE:
        return this.string();
      case OPEN_BAG:
        return depth === MAX_DEPTH ? undefined : this.bag(depth + 1);
      case OPEN_ARRAY:
        return depth === MAX_DEPTH ? undefined : this.array(depth + 1);
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

  private bag(depth: number): Bag | undefined {
    const bag: Bag = new Map();
    this.at++;
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) === CLOSE_BAG) {
      this.at++;
      return bag;
    }
    for (;;) {
      this.skipBlanks();
      if (this.text.charCodeAt(this.at) !== QUOTE) return undefined;
      const key = this.string();
      if (key === undefined) return undefined;
      this.skipBlanks();
      if (this.text.charCodeAt(this.at++) !== COLON) return undefined;
      this.skipBlanks();
      const value = this.value(depth);
      if (value === undefined) return undefined;
      bag.set(key, value);
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at++);
      if (code === CLOSE_BAG) return bag;
      if (code !== COMMA) return undefined;
    }
  }

  private array(depth: number): Dynamic[] | undefined {
    const items: Dynamic[] = [];
    this.at++;
    this.skipBlanks();
    if (this.text.charCodeAt(this.at) === CLOSE_ARRAY) {
      this.at++;
      return items;
    }
    for (;;) {
      this.skipBlanks();
      const value = this.value(depth);
      if (value === undefined) return undefined;
      items.push(value);
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at++);
      if (code === CLOSE_ARRAY) return items;
      if (code !== COMMA) return undefined;
    }
  }

  private string(): string | undefined {
    const { text } = this;
    const start = ++this.at;
    PLAIN_TEXT.lastIndex = start;
    PLAIN_TEXT.test(text);
    const end = PLAIN_TEXT.lastIndex;
    const code = text.charCodeAt(end);
    if (code === BACKSLASH) return this.escapedString(start, end);
    if (code !== QUOTE) return undefined;
    this.at = end + 1;
    return text.slice(start, end);
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
  return new JsonParser(text).document();
}
