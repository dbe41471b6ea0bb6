import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allTermMatcher,
  anyTermMatcher,
  containsMatcher,
  endsWithMatcher,
  equalsMatcher,
  hasTerm,
  hasTermPrefix,
  hasTermSuffix,
  startsWithMatcher,
  type TermOptions,
  termMatcher,
  termsOf,
} from '../../../src/engine/values/terms.js';

const HAS: TermOptions = { ignoreCase: true, start: true, end: true };

describe('has', () => {
  test.each<[string, string, boolean]>([
    ['net user admin /add', 'user', true],
    ['net users', 'user', false],
    ['superuser', 'user', false],
    ['file_name', 'name', true],
    ['NET.EXE', 'net', true],
    ['visit evil.example.com today', 'evil.example.com', true],
    ['visit notevil.example.com', 'evil.example.com', false],
    ['visit evil.example.community', 'evil.example.com', false],
    ['user user2', 'user2', true],
    ['users user', 'user', true],
    ['C:\\Windows\\cmd.exe', '.exe', true],
    ['setup.exec', '.exe', false],
    ['powershell -encodedcommand x', '-enc', false],
    ['powershell -enc x', '-enc', true],
    ['powershell x-enc', '-enc', true],
    ['a/b', '/', true],
    ['ab', '/', false],
    ['crème brûlée', 'BRÛLÉE', true],
    ['crème brûlée', 'cr', false],
    ['добрый день', 'ДЕНЬ', true],
    ['Straße 5', 'straße', true],
    ['Strasse 5', 'straße', false],
    ['x İ y', 'İ', true],
    ['İx', 'x', false],
    ['port 443', '443', true],
    ['port 4430', '443', false],
    ['٤٤٣٠', '٤٤٣', false],
    ['hi😀there', 'there', true],
    ['𝓗ello', 'ello', false],
    ['', 'a', false],
    ['anything', '', true],
    ['', '', true],
    ['a+b (c)', '+b (c', true],
  ])('%j has %j: %s', (text, phrase, expected) => {
    expect(hasTerm(text, phrase, true)).toBe(expected);
    expect(termMatcher(phrase, HAS)(text)).toBe(expected);
    expect(anyTermMatcher([phrase], HAS)(text)).toBe(expected);
    expect(allTermMatcher([phrase], HAS)(text)).toBe(expected);
  });

  test('case counts where it is asked to', () => {
    expect(hasTerm('Net User', 'user', false)).toBe(false);
    expect(hasTerm('Net User', 'User', false)).toBe(true);
    expect(termMatcher('user', { ...HAS, ignoreCase: false })('Net User user')).toBe(true);
  });
});

describe('hasprefix and hassuffix', () => {
  test('bound one end', () => {
    expect(hasTermPrefix('net usermod', 'USER', true)).toBe(true);
    expect(hasTermPrefix('net superuser', 'user', true)).toBe(false);
    expect(hasTermSuffix('net superuser', 'user', true)).toBe(true);
    expect(hasTermSuffix('net usermod', 'user', true)).toBe(false);
  });
});

describe('termsOf', () => {
  test('maximal runs of letters and digits, folded', () => {
    expect(termsOf('"C:\\Windows\\cmd.exe" /c ECHO_ON=1')).toEqual([
      'c',
      'windows',
      'cmd',
      'exe',
      'c',
      'echo',
      'on',
      '1',
    ]);
    expect(termsOf('Über-Maß, İx 😀 12.5')).toEqual(['über', 'maß', 'İx', '12', '5']);
    expect(termsOf('')).toEqual([]);
    expect(termsOf('--')).toEqual([]);
  });
});

describe('many phrases', () => {
  const words = Array.from({ length: 100 }, (_, i) => `word${i} next`);

  test('any of them', () => {
    const matches = anyTermMatcher([...words, '.tail', 'x-y'], HAS);
    expect(matches('a WORD42 next b')).toBe(true);
    expect(matches('a word42 b')).toBe(false);
    expect(matches('a sword42 next b')).toBe(false);
    expect(matches('a.tail')).toBe(true);
    expect(matches('x-y')).toBe(true);
    expect(matches('x-yz')).toBe(false);
  });

  test('all of them', () => {
    const matches = allTermMatcher(words, HAS);
    expect(matches(words.join(' '))).toBe(true);
    expect(matches(words.slice(1).join(' '))).toBe(false);
  });

  test('no phrases: any is never, all is always', () => {
    expect(anyTermMatcher([], HAS)('x')).toBe(false);
    expect(allTermMatcher([], HAS)('x')).toBe(true);
  });
});

/** Characters that are apt to meet at boundaries, with letters whose case is special. */
const characters = fc.constantFrom(
  'a',
  'A',
  'b',
  'k',
  '\u212A',
  '1',
  '_',
  '.',
  ' ',
  'é',
  'É',
  'ß',
  'İ',
  'σ',
  'ς',
  '٤',
  '😀',
  '𝓗',
  '-',
  '\u0301',
);
const phrases = fc.array(characters, { maxLength: 4 }).map((parts) => parts.join(''));
const sentences = fc.array(characters, { maxLength: 14 }).map((parts) => parts.join(''));

/** The rule as one regular expression with look-around. */
function naive(phrase: string, { ignoreCase, start, end }: TermOptions): RegExp {
  const term = '[\\p{L}\\p{Nd}]';
  const literal = [...phrase].map((character) => {
    const either = ignoreCase ? variants(character) : [character];
    return `(?:${either.map((one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).join('|')})`;
  });
  const before = start && new RegExp(`^${term}`, 'u').test(phrase) ? `(?<!${term})` : '';
  const after = end && new RegExp(`${term}$`, 'u').test(phrase) ? `(?!${term})` : '';
  return new RegExp(before + literal.join('') + after, 'u');
}

function variants(character: string): string[] {
  const families = ['aA', 'bB', 'kK', 'éÉ', 'σςΣ'];
  return [...(families.find((family) => family.includes(character)) ?? character)];
}

const bounds = fc.record({ ignoreCase: fc.boolean(), start: fc.boolean(), end: fc.boolean() });

describe('the term rule, written differently', () => {
  test('one phrase', () => {
    fc.assert(
      fc.property(sentences, phrases, bounds, (text, phrase, options) => {
        const expected = naive(phrase, options).test(text);
        expect(termMatcher(phrase, options)(text)).toBe(expected);
        if (options.start && options.end) expect(hasTerm(text, phrase, options.ignoreCase)).toBe(expected);
        if (options.start && !options.end) expect(hasTermPrefix(text, phrase, options.ignoreCase)).toBe(expected);
        if (!options.start && options.end) expect(hasTermSuffix(text, phrase, options.ignoreCase)).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([3, 60])('%i phrases', (count) => {
    fc.assert(
      fc.property(
        sentences,
        fc.array(phrases.filter(Boolean), { minLength: count, maxLength: count }),
        bounds,
        (text, list, options) => {
          const found = list.map((phrase) => naive(phrase, options).test(text));
          expect(anyTermMatcher(list, options)(text)).toBe(found.some(Boolean));
          expect(allTermMatcher(list, options)(text)).toBe(found.every(Boolean));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('terms', () => {
    fc.assert(
      fc.property(sentences, (text) => {
        const expected = [...text.matchAll(/[\p{L}\p{Nd}]+/gu)].map(([term]) =>
          [...term].map((c) => variants(c)[0]).join(''),
        );
        expect(termsOf(text)).toEqual(expected);
      }),
    );
  });

  test('every term of a text is found in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        for (const term of termsOf(text)) expect(hasTerm(text, term, true)).toBe(true);
      }),
    );
  });
});

describe('substrings', () => {
  test('contains, startswith, endswith and equality', () => {
    expect(containsMatcher('WER', true)('powershell')).toBe(true);
    expect(containsMatcher('WER', false)('powershell')).toBe(false);
    expect(containsMatcher('', true)('')).toBe(true);
    expect(containsMatcher('a.c', true)('abc')).toBe(false);
    expect(startsWithMatcher('POW', true)('powershell')).toBe(true);
    expect(startsWithMatcher('powershell', true)('power')).toBe(false);
    expect(endsWithMatcher('SHELL', true)('powershell')).toBe(true);
    expect(endsWithMatcher('SHELL', false)('powershell')).toBe(false);
    expect(endsWithMatcher('powershell', true)('shell')).toBe(false);
    expect(equalsMatcher('MAß', true)('maß')).toBe(true);
    expect(equalsMatcher('MASS', true)('maß')).toBe(false);
  });

  test('agree with one another', () => {
    fc.assert(
      fc.property(sentences, phrases, fc.boolean(), (text, part, ignoreCase) => {
        const contains = containsMatcher(part, ignoreCase);
        expect(contains(text)).toBe(naive(part, { ignoreCase, start: false, end: false }).test(text));
        expect(startsWithMatcher(part, ignoreCase)(text)).toBe(
          equalsMatcher(part, ignoreCase)(text.slice(0, part.length)),
        );
        const tail = part.length > text.length ? text : text.slice(text.length - part.length);
        expect(endsWithMatcher(part, ignoreCase)(text)).toBe(equalsMatcher(part, ignoreCase)(tail));
        expect(contains(`${text}${part}${text}`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
