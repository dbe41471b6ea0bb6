// Texts that programs get wrong.

import fc from 'fast-check';

const PIECES = [
  'e\u0301', // a letter and its accent apart
  '\u0301', // an accent on nothing
  'İ', // two letters in lower case
  'ı',
  'ß', // two letters in upper case
  '\u212a', // the Kelvin sign, a k in lower case
  '\ufb01', // fi in one letter
  'ＡＢＣ', // full width
  '\u202e', // from right to left from here on
  'שלום',
  'مرحبا',
  '\u200d', // joins what stands beside it
  '\u200b',
  '\u00a0',
  '\ufeff',
  '👩‍👩‍👧',
  '𝒜',
  '\ud800', // half a surrogate pair
  '\udc00',
  '\0',
  '\u0007',
  '\r\n',
  '\t',
  '"',
  "'",
  '\\',
  '%00',
  '|',
  '=1+1', // a formula to spreadsheets
  '{"a":',
  '[1,',
  'null',
  '1e999',
  '-0',
];

/** Longer than what most columns hold, and than what a cell of a spreadsheet does. */
const LONG = 40_000;

/** Combining marks, letters without a partner in the other case, right to left, surrogates, NUL, quotes, and very long texts. */
export function hostileTexts(): fc.Arbitrary<string> {
  const pieces = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom('a', 'B', '7', ' ', '.')), {
    minLength: 1,
    maxLength: 6,
  });
  const characters = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
  return fc.oneof(
    { weight: 8, arbitrary: pieces.map((parts) => parts.join('')) },
    { weight: 3, arbitrary: fc.array(characters, { maxLength: 6 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.constantFrom('a'.repeat(LONG), 'a b '.repeat(LONG / 4), '🙂'.repeat(LONG / 2)) },
  );
}
