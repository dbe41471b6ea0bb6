// Escape sequences: https://learn.microsoft.com/kusto/query/regex#escape-sequences.

import { type CharSet, MAX_CODE_POINT } from './char-set.js';
import type { Cursor } from './cursor.js';
import type { Flags } from './flags.js';
import type { LookPlace } from './node.js';
import { ASCII, foldedSet, propertySet, UNICODE } from './unicode.js';

export type Escape =
  | { readonly kind: 'char'; readonly codePoint: number }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'look'; readonly at: LookPlace };

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['f', 0x0c],
  ['t', 0x09],
  ['n', 0x0a],
  ['r', 0x0d],
  ['v', 0x0b],
]);

const LOOKS: ReadonlyMap<string, LookPlace> = new Map([
  ['A', 'start'],
  ['z', 'end'],
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
  ['<', 'word-start'],
  ['>', 'word-end'],
]);

const HALVES: ReadonlyMap<string, LookPlace> = new Map([
  ['start', 'word-start'],
  ['end', 'word-end'],
  ['start-half', 'word-start-half'],
  ['end-half', 'word-end-half'],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const OCTAL = /0[0-7]{0,2}|[1-7][0-7]{1,2}/y;
const BRACED_HEX = /\{([0-9A-Fa-f]+)\}/y;
const BRACED_NAME = /\{(\^?)([^}]*)\}/y;
const BRACED_BOUNDARY = /\{([a-z-]+)\}/y;
const LITERAL = /[^0-9A-Za-z]/;

/** Reads an escape sequence, from its backslash. */
export function parseEscape(cursor: Cursor, flags: Flags): Escape {
  const start = cursor.at++;
  if (cursor.atEnd) throw cursor.error('a backslash ends the pattern', start);
  const octal = cursor.match(OCTAL);
  if (octal !== null) return { kind: 'char', codePoint: Number.parseInt(octal[0], 8) };
  const letter = cursor.peek();
  if (/[1-9]/.test(letter)) throw cursor.error('back-references are not supported', start);
  if (letter === 'p' || letter === 'P') return parseProperty(cursor, flags, start);
  const codePoint = cursor.codePoint();
  const control = CONTROLS.get(letter);
  if (control !== undefined) return { kind: 'char', codePoint: control };
  const digits = HEX_DIGITS.get(letter);
  if (digits !== undefined) return { kind: 'char', codePoint: parseHex(cursor, letter, digits, start) };
  const look = LOOKS.get(letter);
  if (look !== undefined) return { kind: 'look', at: letter === 'b' ? parseBoundary(cursor, look) : look };
  const perl = perlClass(letter, flags);
  if (perl !== null) {
    if (!flags.unicode && perl.has(MAX_CODE_POINT)) {
      throw cursor.error(
        `'\\${letter}' cannot stand where (?-u) holds, since it matches bytes that are no characters`,
        start,
      );
    }
    return { kind: 'set', set: perl };
  }
  if (codePoint > 0x7f || !LITERAL.test(letter))
    throw cursor.error(unknownEscape(String.fromCodePoint(codePoint)), start);
  return { kind: 'char', codePoint };
}

function unknownEscape(char: string): string {
  return `unknown escape sequence '\\${char}' (a backslash itself is written '\\\\')`;
}

function parseHex(cursor: Cursor, letter: string, digits: number, start: number): number {
  const braced = cursor.match(BRACED_HEX);
  const hex = braced?.[1] ?? cursor.match(new RegExp(`[0-9A-Fa-f]{${digits}}`, 'y'))?.[0];
  if (hex === undefined) {
    throw cursor.error(`'\\${letter}' wants ${digits} hexadecimal digits, or any number of them in braces`, start);
  }
  const codePoint = Number.parseInt(hex, 16);
  if (codePoint > MAX_CODE_POINT || (codePoint >= 0xd800 && codePoint <= 0xdfff)) {
    throw cursor.error(`'${hex}' is not the number of a Unicode character`, start);
  }
  return codePoint;
}

/** What follows `\b` in braces; a repeat count such as `\b{2}` is left to the caller. */
function parseBoundary(cursor: Cursor, boundary: LookPlace): LookPlace {
  const start = cursor.at;
  const name = cursor.match(BRACED_BOUNDARY)?.[1];
  if (name === undefined) return boundary;
  const half = HALVES.get(name);
  if (half === undefined) throw cursor.error(`unknown word boundary '${name}'`, start);
  return half;
}

function perlClass(letter: string, flags: Flags): CharSet | null {
  const { digit, space, word } = flags.unicode ? UNICODE : ASCII;
  switch (letter) {
    case 'd':
      return digit;
    case 'D':
      return digit.negate();
    case 's':
      return space;
    case 'S':
      return space.negate();
    case 'w':
      return word;
    case 'W':
      return word.negate();
    default:
      return null;
  }
}

function parseProperty(cursor: Cursor, flags: Flags, start: number): Escape {
  if (!flags.unicode) throw cursor.error('a Unicode class cannot stand where (?-u) holds', start);
  let negated = cursor.peek() === 'P';
  cursor.at++;
  let name: string;
  if (cursor.peek() === '{') {
    const braced = cursor.match(BRACED_NAME);
    if (braced === null) throw cursor.error('the name of a Unicode class is not closed', start);
    if (braced[1] === '^') negated = !negated;
    name = braced[2] ?? '';
  } else {
    if (cursor.atEnd) throw cursor.error('a Unicode class has no name', start);
    name = String.fromCodePoint(cursor.codePoint());
  }
  const set = propertySet(name);
  if (set === null) throw cursor.error(`unknown Unicode class '${name}'`, start);
  const folded = flags.ignoreCase ? foldedSet(set, true) : set;
  return { kind: 'set', set: negated ? folded.negate() : folded };
}
