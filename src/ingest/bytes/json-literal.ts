// The numbers and words of JSON.

/** There is no literal, or it is not one of JSON's. */
export const NO_LITERAL = -2;
/** The literal may go on behind the bytes that there are. */
const CUT_OFF = -1;

const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const LETTER_E = 0x65;

/** The last three are what Python writes for numbers that JSON has no form for. */
const WORDS = ['null', 'true', 'false', 'NaN', 'Infinity', '-Infinity'].map((word) => Buffer.from(word));

/** The position behind the literal at `at`; -1 where it is cut off by `end`, or `NO_LITERAL`. */
export function literalEnd(bytes: Uint8Array, at: number, end: number): number {
  const number = numberEnd(bytes, at, end);
  if (number !== NO_LITERAL) return number;
  for (const word of WORDS) {
    const next = wordEnd(bytes, at, end, word);
    if (next !== NO_LITERAL) return next;
  }
  return NO_LITERAL;
}

function wordEnd(bytes: Uint8Array, at: number, end: number, word: Uint8Array): number {
  const stop = Math.min(at + word.length, end);
  for (let i = at; i < stop; i++) if (bytes[i] !== word[i - at]) return NO_LITERAL;
  return stop === at + word.length ? stop : CUT_OFF;
}

function numberEnd(bytes: Uint8Array, at: number, end: number): number {
  const whole = bytes[at] === MINUS ? at + 1 : at;
  let next = digitsEnd(bytes, whole, end);
  if (next === whole) return next === end && whole > at ? CUT_OFF : NO_LITERAL;
  if (next > whole + 1 && bytes[whole] === ZERO) return NO_LITERAL;
  if (next < end && bytes[next] === POINT) {
    const fraction = next + 1;
    next = digitsEnd(bytes, fraction, end);
    if (next === fraction) return next === end ? CUT_OFF : NO_LITERAL;
  }
  if (next < end && ((bytes[next] as number) | 0x20) === LETTER_E) {
    const signed = next + 1 < end && (bytes[next + 1] === PLUS || bytes[next + 1] === MINUS);
    const exponent = next + (signed ? 2 : 1);
    next = digitsEnd(bytes, exponent, end);
    if (next === exponent) return next >= end ? CUT_OFF : NO_LITERAL;
  }
  return next;
}

function digitsEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && (bytes[at] as number) >= ZERO && (bytes[at] as number) <= ZERO + 9) at++;
  return at;
}
