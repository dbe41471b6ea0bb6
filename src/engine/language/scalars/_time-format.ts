// Formats of `format_datetime` and `format_timespan`: specifiers such as `yyyy` and `mm`, and the characters that may stand between them.

import type { WrongArgument } from '../../plan/language.js';

/** What prints each specifier. */
export type Specifiers<T> = ReadonlyMap<string, (value: T) => string>;

const DELIMITERS = ' /-:,._[]';
const LONGEST_SPECIFIER = 8;
/** Digits of the ticks of a second. */
const TICK_DIGITS = 7;

/** The specifier at a place of a format, the longest there is; null where none stands. */
function specifierAt<T>(format: string, at: number, specifiers: Specifiers<T>): string | null {
  for (let length = LONGEST_SPECIFIER; length > 0; length--) {
    const text = format.slice(at, at + length);
    if (text.length === length && specifiers.has(text)) return text;
  }
  return null;
}

/** The first character that is neither part of a specifier nor a delimiter; null where there is none. */
function strangeCharacter<T>(format: string, specifiers: Specifiers<T>): string | null {
  for (let at = 0; at < format.length; ) {
    const specifier = specifierAt(format, at, specifiers);
    if (specifier === null && !DELIMITERS.includes(format.charAt(at))) return format.charAt(at);
    at += specifier?.length ?? 1;
  }
  return null;
}

/** Checks the format of a call, its second argument. */
export function checkFormat<T>(specifiers: Specifiers<T>): (texts: readonly (string | null)[]) => WrongArgument | null {
  return ([, format]) => {
    if (format === null || format === undefined) return null;
    if (format === '') return { argument: 1, message: 'the format is empty' };
    const strange = strangeCharacter(format, specifiers);
    if (strange === null) return null;
    const hint = `it may hold ${[...specifiers.keys()].join(', ')} and the delimiters ${DELIMITERS.trim().split('').join(' ')} and blanks`;
    return { argument: 1, message: `the format '${format}' holds '${strange}', which means nothing`, hint };
  };
}

/** Prints values by a format that has been checked. */
export function formatter<T>(format: string, specifiers: Specifiers<T>): (value: T) => string {
  const pieces: (string | ((value: T) => string))[] = [];
  for (let at = 0; at < format.length; ) {
    const specifier = specifierAt(format, at, specifiers);
    pieces.push(specifiers.get(specifier ?? '') ?? format.charAt(at));
    at += specifier?.length ?? 1;
  }
  return (value) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece(value))).join('');
}

/** A number with at least `digits` digits. */
export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

/** `f` to `fffffff`, the first digits of the fraction of a second, and `F` to `FFFFFFF`, the same without zeros at the end. */
export function fractionSpecifiers<T>(fraction: (value: T) => number): [string, (value: T) => string][] {
  return Array.from({ length: TICK_DIGITS }, (_, i) => i + 1).flatMap((digits): [string, (value: T) => string][] => {
    const leading = (value: T) => padded(fraction(value), TICK_DIGITS).slice(0, digits);
    return [
      ['f'.repeat(digits), leading],
      ['F'.repeat(digits), (value) => leading(value).replace(/0+$/, '')],
    ];
  });
}
