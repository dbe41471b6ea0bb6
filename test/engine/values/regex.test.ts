import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compileRegex, type Match, RegexError } from '../../../src/engine/values/regex.js';
import { asciiPatterns, asciiTexts } from './regex/patterns.js';

function matches(pattern: string, text: string): string[] {
  return [...compileRegex(pattern).all(text)].map(({ groups }) => groups[0] ?? '');
}

function refusal(pattern: string): RegexError {
  try {
    compileRegex(pattern);
  } catch (error) {
    if (error instanceof RegexError) return error;
    throw error;
  }
  throw new Error(`accepted: ${pattern}`);
}

describe('the syntax of https://learn.microsoft.com/kusto/query/regex', () => {
  it.each<[pattern: string, text: string, matches: string[]]>([
    ['a.c', 'abc a\nc', ['abc']],
    ['(?s)a.c', 'abc a\nc', ['abc', 'a\nc']],
    ['[0-9]', '7٣', ['7']],
    ['\\d', '7٣８x', ['7', '٣', '８']],
    ['\\D+', '7٣x', ['x']],
    ['\\pL+', 'aé1日', ['aé', '日']],
    ['\\p{Greek}+', 'aαβ', ['αβ']],
    ['\\p{greek}+', 'aαβ', ['αβ']],
    ['\\p{Script=Greek}+', 'aαβ', ['αβ']],
    ['\\p{uppercase_letter}', 'aBÉ', ['B', 'É']],
    ['\\PL+', 'aé12日', ['12']],
    ['\\P{Greek}+', 'aαβ', ['a']],
    ['\\p{^Greek}+', 'aαβ', ['a']],
    ['[xyz]+', 'axyzb', ['xyz']],
    ['[^xyz]+', 'axyzb', ['a', 'b']],
    ['[a-cx-z]+', 'abcdwxyz', ['abc', 'xyz']],
    ['[[:alpha:]]+', 'ab1é', ['ab']],
    ['[[:^alpha:]]+', 'ab1é', ['1é']],
    ['[[:xdigit:][:punct:]]+', 'fg-0', ['f', '-0']],
    ['[x[^xyz]]+', 'axyzb', ['ax', 'b']],
    ['[a-y&&xyz]+', 'axyzb', ['xy']],
    ['[0-9&&[^4]]+', '345', ['3', '5']],
    ['[0-9--4]+', '345', ['3', '5']],
    ['[a-g~~b-h]', 'abgh', ['a', 'h']],
    ['[\\[\\]]', 'a[b]', ['[', ']']],
    ['[a&&b]', 'ab', []],
    ['[^a-z&&b]+', 'abc', ['a', 'c']],
    ['[\\pL--\\p{Greek}&&\\p{Uppercase}]+', 'aBΓ', ['B']],
    ['[]a]+', 'b]a', [']a']],
    ['[a-]+', 'b-a', ['-a']],
    ['[-a]+', 'b-a', ['-a']],
    ['[\\w-.]+', 'a-.b c', ['a-.b', 'c']],
    ['ab|a', 'ab', ['ab']],
    ['a|ab', 'ab', ['a']],
    ['a{2}', 'aaaaa', ['aa', 'aa']],
    ['a{2,}', 'aaaaa', ['aaaaa']],
    ['a{1,2}?', 'aa', ['a', 'a']],
    ['a{2000}', 'a'.repeat(2001), ['a'.repeat(2000)]],
    ['<.+?>', '<a><b>', ['<a>', '<b>']],
    ['(?U)<.+>', '<a><b>', ['<a>', '<b>']],
    ['(?U)<.+?>', '<a><b>', ['<a><b>']],
    ['^a', 'a\na', ['a']],
    ['(?m)^a$', 'a\na', ['a', 'a']],
    ['(?m)a$', 'a\r\na', ['a']],
    ['(?mR)^a$', 'a\r\na', ['a', 'a']],
    ['(?m)\\Aa|a\\z', 'a\na\na', ['a', 'a']],
    ['a$', 'a\n', []],
    ['\\bé\\w', 'éa aéb', ['éa']],
    ['(?-u:\\b)a', 'éa', ['a']],
    ['\\Ba', 'ba a', ['a']],
    ['\\b{start}\\w|\\w\\b{end}', 'abc', ['a', 'c']],
    ['\\<a|c\\>', 'abc', ['a', 'c']],
    ['\\b{start-half}c', 'abc c', ['c']],
    ['a\\b{end-half}', 'ab a', ['a']],
    ['(?i)straße', 'STRAẞE', ['STRAẞE']],
    ['(?i)k', 'kK\u212a', ['k', 'K', '\u212a']],
    ['(?i)[s-t]', 'S\u017f', ['S', '\u017f']],
    ['(?i)[^k]', 'K\u212a', []],
    ['(?i-u)k', 'kK\u212a', ['k', 'K']],
    ['(?i)a+(?-i)b+', 'AaBb', []],
    ['(?i)a+(?-i)b+', 'Aabb', ['Aabb']],
    ['a(?i:b)c', 'aBc aBC', ['aBc']],
    ['a|(?i)b|c', 'ABC', ['B', 'C']],
    ['(?x) a b # a comment\n [ c d ] \\ ', 'abd ', ['abd ']],
    ['\\a\\f\\t\\n\\r\\v', '\x07\f\t\n\r\v', ['\x07\f\t\n\r\v']],
    ['\\x41\\x{1F600}\\u00e9\\u{e9}\\U000000E9', 'A😀ééé', ['A😀ééé']],
    ['\\101\\07', 'A\x07', ['A\x07']],
    ['\\/\\"\\-\\_\\ \\*', '/"-_ *', ['/"-_ *']],
    ['\\s+', 'a \t\u00a0\u2003b', [' \t\u00a0\u2003']],
    ['\\w+', 'a_é\u0301日1 -', ['a_é\u0301日1']],
    ['.', '😀é', ['😀', 'é']],
    ['', 'ab', ['', '', '']],
  ])('%s in %j', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });

  it.each<[pattern: string, text: string, matches: string[]]>([
    ['"key":"{(.*?)}', '"key":"{1}', ['"key":"{1}']],
    ['[0-9]{1-3}', '2{1-3}', ['2{1-3}']],
    ['[[]', 'a[', ['[']],
    ['[[",\\]]+', '["a"]', ['["', '"]']],
    ['\\Qa.b\\E+', 'a.bbaxb', ['a.bb']],
    ['\\Qa.b', 'a.b', ['a.b']],
  ])('%s, which RE2 reads and the page leaves out', (pattern, text, expected) => {
    expect(matches(pattern, text)).toEqual(expected);
  });

  it.each<[pattern: string, reason: string, position: number]>([
    ['a(?=b)', 'look-ahead is not supported', 1],
    ['a(?!b)', 'look-ahead is not supported', 1],
    ['(?<=a)b', 'look-behind is not supported', 0],
    ['(?<!a)b', 'look-behind is not supported', 0],
    ['(a)\\1', 'back-references are not supported', 3],
    ['(?P<x>a)(?P=x)', 'back-references are not supported', 8],
    ['(?>a)', 'atomic groups are not supported', 0],
    ['a(?#b)', 'comments in groups are not supported', 1],
    ['a++', 'a repeat of a repeat, possessive in other engines, is not supported: put the first one into (?:…)', 2],
    ['a{2}{3}', 'a repeat of a repeat, possessive in other engines, is not supported: put the first one into (?:…)', 4],
    ['*a', "there is nothing for '*' to repeat", 0],
    ['a|+', "there is nothing for '+' to repeat", 2],
    ['(?i)?', "there is nothing for '?' to repeat", 4],
    ['({2})', 'there is nothing for the count to repeat', 1],
    ['a{3,2}', 'a repeat of at least 3 and at most 2', 1],
    ['(a', 'a group is not closed', 0],
    ['(a))', "')' closes no group", 3],
    ['[a', 'a character class is not closed', 0],
    ['[b-a]', 'a range ends before it starts', 1],
    ['[a-\\d]', 'a range ends in a class instead of a character', 1],
    ['[\\b]', 'a word or text boundary cannot stand in a character class', 1],
    ['a\\', 'a backslash ends the pattern', 1],
    ['C:\\Public', "unknown Unicode class 'u'", 2],
    ['\\C', "unknown escape sequence '\\C' (a backslash itself is written '\\\\')", 0],
    ['\\é', "unknown escape sequence '\\é' (a backslash itself is written '\\\\')", 0],
    ['\\xg', "'\\x' wants 2 hexadecimal digits, or any number of them in braces", 0],
    ['\\x{110000}', "'110000' is not the number of a Unicode character", 0],
    ['\\x{d800}', "'d800' is not the number of a Unicode character", 0],
    ['\\p{Klingon}', "unknown Unicode class 'Klingon'", 0],
    ['\\p{L', 'the name of a Unicode class is not closed', 0],
    ['\\b{middle}', "unknown word boundary 'middle'", 2],
    ['(?z)', "unknown flag 'z'", 2],
    ['(?ii)a', "flag 'i' stands twice", 3],
    ['(?i-)a', "'-' is followed by no flag", 3],
    ['(?i', 'the flags of a group are not closed', 2],
    ['(?)', 'a group of flags has no flag', 0],
    ['(?P<a>x)(?<a>y)', "two groups have the name 'a'", 11],
    ['(?<1>x)', "a group's name is a letter or '_', then letters, digits, '_', '.', '[' or ']', then '>'", 3],
    ['(?-u).', "'.' cannot stand where (?-u) holds, since it matches bytes that are no characters", 5],
    ['(?-u:\\W)', "'\\W' cannot stand where (?-u) holds, since it matches bytes that are no characters", 5],
    ['((a{1000}){1000})', 'the pattern is too large once its counts are written out', 0],
    ['('.repeat(300), 'groups are nested more than 250 deep', 250],
  ])('refuses %s', (pattern, reason, position) => {
    expect(refusal(pattern)).toMatchObject({ reason, position, text: pattern });
  });

  it('says what is wrong and where', () => {
    expect(refusal('user(?=name)').message).toBe(
      'look-ahead is not supported, at character 5 of the regular expression: (?=name)',
    );
    expect(refusal('C:\\').message).toBe('a backslash ends the pattern, at character 3 of the regular expression: \\');
  });
});

describe('matches', () => {
  it('have the places of the whole, and groups that are null where they took no part', () => {
    const regex = compileRegex('(?P<key>\\w+)=(?:(\\d+)|(?<word>\\w+))');
    expect(regex.groupCount).toBe(3);
    expect(regex.groupNames).toEqual([null, 'key', null, 'word']);
    expect(regex.exec('😀 a=b')).toEqual({ index: 3, end: 6, groups: ['a=b', 'a', null, 'b'] });
    expect(regex.exec('a-b')).toBeNull();
  });

  it('keep the groups of earlier rounds of a loop, as JavaScript does not', () => {
    expect(compileRegex('(?:(a)|b)+').exec('ab')?.groups).toEqual(['ab', 'a']);
    expect(compileRegex('(a*)*').exec('b')?.groups).toEqual(['', '']);
  });

  it('begin at `from` or later and see what stands before', () => {
    expect(compileRegex('\\bb').exec('ab b', 1)?.index).toBe(3);
    expect(compileRegex('^b').exec('ab', 1)).toBeNull();
    expect(compileRegex('b').exec('bb', 1)?.index).toBe(1);
    expect(compileRegex('').exec('ab', 2)).toEqual({ index: 2, end: 2, groups: [''] });
  });

  it('that are empty move on by a character and do not touch the one before', () => {
    const places = (pattern: string, text: string) => [...compileRegex(pattern).all(text)].map(({ index }) => index);
    expect(places('x*', '😀xb')).toEqual([0, 2, 4]);
    expect(places('a*', 'baac')).toEqual([0, 1, 4]);
    expect(places('\\b|a', 'a')).toEqual([0, 1]);
  });

  it('can ignore case from outside', () => {
    expect(compileRegex('abc', { ignoreCase: true }).test('xABCx')).toBe(true);
    expect(compileRegex('abc').test('xABCx')).toBe(false);
    expect(compileRegex('(?-i)abc', { ignoreCase: true }).test('xABCx')).toBe(false);
  });
});

describe('replace', () => {
  it.each<[pattern: string, text: string, rewrite: string, result: string]>([
    ['is (\\d+)', 'Number is 1.0', 'was: \\1', 'Number was: 1.0'],
    ['(\\w)(\\w)', 'one two', '\\2\\1', 'noe wto'],
    ['a', 'banana', '[\\0]', 'b[a]n[a]n[a]'],
    ['a', 'a', '\\\\$1$&', '\\$1$&'],
    ['a', 'a', '\\{\\n\\', '\\{\\n\\'],
    ['(a)|(b)', 'ab', '<\\1\\2>', '<a><b>'],
    ['(a)?', 'ba', '<\\1>', '<>b<a>'],
    ['x*', 'axb', '-', '-a-b-'],
    ['q', 'abc', '\\0\\0', 'abc'],
  ])('%s in %j by %s', (pattern, text, rewrite, result) => {
    expect(compileRegex(pattern).replace(text, rewrite)).toBe(result);
  });

  it('refuses a group that the pattern has not', () => {
    expect(() => compileRegex('(a)').replace('a', 'ab\\2')).toThrow(
      "'\\2' refers to no group of the pattern, at character 3 of the rewrite text: \\2",
    );
  });
});

describe('engines', () => {
  it.each<[pattern: string, length: number, test: string, exec: string]>([
    ['abc', 100_000, 'literal', 'literal'],
    ['(powershell|cmd|wscript)', 100_000, 'literal', 'javascript'],
    ['.*password.*', 100_000, 'literal', 'linear'],
    ['^[a-z]:\\\\[^\\\\]+\\\\', 100_000, 'javascript', 'javascript'],
    ['\\d+\\.\\d+', 1000, 'javascript', 'javascript'],
    ['\\s+$', 1000, 'javascript', 'javascript'],
    ['\\s+$', 50_000, 'javascript', 'linear'],
    ['[a-z]+x', 50_000, 'javascript', 'linear'],
    ['a.*b.*c', 50_000, 'linear', 'linear'],
    // A test looks for a$, which is enough.
    ['(a+)+$', 50, 'javascript', 'linear'],
    ['^(a+)+$', 50, 'linear', 'linear'],
    ['(a|a)*b', 50, 'literal', 'linear'],
    ['c(a|a)*b', 50, 'linear', 'linear'],
    ['c(?:a|ab|b)*d', 50, 'linear', 'linear'],
    ['(?:a?){30}a{30}', 50, 'linear', 'linear'],
    ['(x+x+)+y', 50, 'javascript', 'linear'],
    ['z(x+x+)+y', 50, 'linear', 'linear'],
    ['((a)|b)+', 50, 'literal', 'linear'],
    ['c((a)|b)+d', 50, 'javascript', 'linear'],
    ['(a*)*', 50, 'literal', 'linear'],
  ])('%s over %i characters', (pattern, length, test, exec) => {
    const regex = compileRegex(pattern);
    const text = 'a'.repeat(length);
    expect([regex.engineOf('test', text), regex.engineOf('exec', text)]).toEqual([test, exec]);
  });

  it.each([
    ['(a+)+$', `${'a'.repeat(50_000)}!`],
    ['^(a+)+$', `${'a'.repeat(50_000)}!`],
    ['c(a|a)*b', `c${'a'.repeat(50_000)}`],
    ['(?:a?){30}a{30}!', 'a'.repeat(50_000)],
    ['a.*a.*a.*!', 'a'.repeat(50_000)],
    ['\\s+$', `${' '.repeat(50_000)}x`],
    ['(?:\\w+\\.)+com', 'a.'.repeat(25_000)],
  ])('end within the time of a test for %s', (pattern, text) => {
    const regex = compileRegex(pattern);
    expect(regex.test(text)).toBe(false);
    expect(regex.exec(text)).toBeNull();
  });

  it('answer alike whatever the length of the text', () => {
    const line = 'run c.dll USER=me;x;host=h1 a.exe b.dll';
    const padding = `\n${' '.repeat(60_000)}`;
    for (const pattern of ['(\\w+)\\s(\\w+)', '.*\\b(\\w+)\\.(exe|dll)', '(?i)user=(.*?);.*host=(\\w*)(x)?']) {
      const regex = compileRegex(pattern);
      expect([regex.engineOf('exec', line), regex.engineOf('exec', line + padding)]).toEqual(['javascript', 'linear']);
      expect(regex.exec(line + padding)).toEqual(regex.exec(line));
      expect([...regex.all(line + padding)]).toEqual([...regex.all(line)]);
    }
  });
});

describe('a choice of thousands of texts', () => {
  const words = Array.from({ length: 5000 }, (_, i) => `host-${(i * 7919).toString(36)}.example.org`);
  const regex = compileRegex(words.join('|').replaceAll('.', '\\.'));

  it('is followed all at once', () => {
    expect(regex.engineOf('test', 'x')).toBe('linear');
    expect(regex.test(`visit ${words[4321]} now`)).toBe(true);
    expect(regex.test('visit host-!.example.org now')).toBe(false);
    expect(regex.exec(`visit ${words[4321]} now`)?.groups).toEqual([words[4321]]);
  });
});

describe('the cache', () => {
  it('gives the same object for the same pattern and case', () => {
    expect(compileRegex('cached')).toBe(compileRegex('cached'));
    expect(compileRegex('cached')).not.toBe(compileRegex('cached', { ignoreCase: true }));
  });

  it('forgets what has not been asked for', () => {
    const first = compileRegex('first');
    const kept = compileRegex('kept');
    for (let i = 0; i < 600; i++) {
      compileRegex(`p${i}`);
      compileRegex('kept');
    }
    expect(compileRegex('kept')).toBe(kept);
    expect(compileRegex('first')).not.toBe(first);
  });
});

describe('RE2', () => {
  function re2Matches(pattern: string, text: string): Match[] {
    const matcher = RE2JS.compile(pattern).matcher(text);
    const found: Match[] = [];
    let previousEnd = -1;
    while (matcher.find()) {
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, i) => matcher.group(i));
      const [index, end] = [matcher.start(), matcher.end()];
      if (index !== end || index !== previousEnd) found.push({ index, end, groups });
      previousEnd = end;
    }
    return found;
  }

  it('finds the same in ASCII', () => {
    fc.assert(
      fc.property(asciiPatterns, asciiTexts, (pattern, text) => {
        const regex = compileRegex(pattern);
        const expected = re2Matches(pattern, text);
        expect([...regex.all(text)]).toEqual(expected);
        expect(regex.exec(text)).toEqual(expected[0] ?? null);
        expect(regex.test(text)).toBe(expected.length > 0);
        let at = 0;
        const pieces = expected.map(({ index, end, groups }) => {
          const piece = `${text.slice(at, index)}<${groups[0]}>`;
          at = end;
          return piece;
        });
        expect(regex.replace(text, '<\\0>')).toBe(pieces.join('') + text.slice(at));
      }),
      { numRuns: 500 },
    );
  });
});
