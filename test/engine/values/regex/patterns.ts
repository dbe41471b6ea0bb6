// Random patterns and texts over few characters, so that they often match.

import fc from 'fast-check';

function patternsOf(atoms: readonly string[], looks: readonly string[]): fc.Arbitrary<string> {
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: fc.constantFrom(...atoms) },
      { weight: 1, arbitrary: fc.constantFrom(...looks) },
      { weight: 3, arbitrary: fc.array(tie('pattern'), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{2,}', '{0,2}?'))
          .map(([part, count]) => `(?:${part})${count}`),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('(', '(?:', '(?i:', '(?s:', '(?m:', '(?U:'), tie('pattern'), tie('pattern'))
          .map(([open, left, right]) => `${open}${left}|${right})`),
      },
      { weight: 2, arbitrary: tie('pattern').map((part) => `(${part})`) },
      { weight: 1, arbitrary: tie('pattern').map((part) => `(${part}|)`) },
    ),
  }));
  return fc
    .tuple(fc.constantFrom('', '', '', '(?i)', '(?s)', '(?m)', '(?im)', '(?U)'), pattern)
    .map(([flags, body]) => flags + body);
}

function textsOf(chars: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...chars), { maxLength: 14 }).map((parts) => parts.join(''));
}

const ATOMS = ['a', 'b', 'k', 's', '1', ' ', '\\.', '.', '\\d', '\\w', '\\s', '\\W', '[ab]', '[^a]', '[a-c1]', '\\n'];
const LOOKS = ['^', '$', '\\b', '\\B', '\\A', '\\z', '(?m:^)', '(?m:$)'];
const CHARS = ['a', 'b', 'c', 'k', 's', 'A', 'K', '1', '.', ' ', '\n', '_'];

/** Patterns that mean the same in RE2, for texts of ASCII. */
export const asciiPatterns = patternsOf(ATOMS, LOOKS);
export const asciiTexts = textsOf(CHARS);

export const patterns = patternsOf(
  [...ATOMS, 'é', '日', '😀', '[^\\s]', '\\pL', '[k-s]', '[é-ü😀]', '\\D', '[\\w&&[^b]]', '\\r'],
  [...LOOKS, '(?-u:\\b)', '\\b{start}', '\\b{end}', '\\b{start-half}', '\\b{end-half}', '(?mR:^)', '(?mR:$)'],
);
export const texts = textsOf([...CHARS, '\r', 'é', 'É', '日', '😀', '\u212a', 'ſ', '٣']);
