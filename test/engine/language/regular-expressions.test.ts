import { describe, expect, it } from 'vitest';
import { onText, onTexts } from '../../support/on-text.js';
import { runQuery } from '../../support/run-query.js';

describe('extract', () => {
  it.each([
    ['extract(@"(\\d+)-(\\d+)", 2, s)', '22'],
    ['extract(@"(\\d+)-(\\d+)", 0, s)', '1-22'],
    ['extract(@"(\\d+)-(\\d+)", 3, s)', ''],
    ['extract(@"(\\d+)-(\\d+)", -1, s)', ''],
    ['extract(@"(x)?-", 1, s)', ''],
    ['extract(@"(\\d+)-(\\d+)", 2, s, typeof(long))', 22],
    ['extract(@"([a-z]+)", 1, s, typeof(long))', null],
    ['extract(@"(q)", 1, s, typeof(long))', null],
    ['extract(@"(q)", 1, s, typeof(string))', ''],
    ['extract(@"(\\d+)", 1, s, typeof(bool))', true],
    ['extract(@"(.*)", 1, s, typeof(dynamic))', 'a1-22b'],
    ['extract("(?i)(A1)", 1, s)', 'a1'],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'a1-22b')).toBe(expected);
  });
});

describe('extract_all', () => {
  it('leaves out numbers without a group, and takes all groups where that leaves none', () => {
    const groups = (asked: string) => onText(`extract_all("(a)(b)", dynamic(${asked}), s)`, 'abab');
    expect(groups('[1, 5]')).toEqual(['a', 'a']);
    expect(groups('[2, 1]')).toEqual([
      ['b', 'a'],
      ['b', 'a'],
    ]);
    for (const asked of ['[5]', '[0]', '[]']) expect(groups(asked)).toEqual(groups('[1, 2]'));
  });

  it.each([
    [
      'extract_all(@"(\\w)(\\d)?", s)',
      [
        ['a', '1'],
        ['b', ''],
      ],
    ],
    ['extract_all(@"(\\w)(\\d)?", dynamic([2]), s)', ['1', '']],
    [
      'extract_all(@"(?P<letter>\\w)(\\d)?", dynamic(["letter", 2]), s)',
      [
        ['a', '1'],
        ['b', ''],
      ],
    ],
    ['extract_all("(q)", s)', null],
    ['extract_all("(q)", dynamic([1]), s)', null],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'a1b')).toEqual(expected);
  });

  it.each([
    ['extract_all("a", s)', "the regular expression of 'extract_all' has no capture group"],
    ['extract_all("(a)", dynamic(["x"]), s)', "the regular expression of 'extract_all' has no capture group 'x'"],
  ])('%s is refused', (expression, message) => {
    expect(() => onText(expression, 'a')).toThrow(message);
  });
});

describe('trim', () => {
  it.each([
    ['trim(@"\\s+", s)', 'a b', '  a b \n'],
    ['trim(@"\\s", s)', ' a ', '  a  '],
    ['trim("a|ab", s)', 'bcab', 'abcabab'],
    ['trim("x", s)', '', 'x'],
    ['trim("x", s)', '', 'xx'],
    ['trim("", s)', 'abc', 'abc'],
    ['trim("^a", s)', 'ba', 'aba'],
    ['trim("(?i)A", s)', 'b', 'aba'],
    ['trim_start("a+", s)', 'baa', 'aabaa'],
    ['trim_end("a+", s)', 'aab', 'aabaa'],
    ['trim_end("a$", s)', 'a\n', 'a\n'],
  ])('%s is %j for %j', (expression, expected, text) => {
    expect(onText(expression, text)).toBe(expected);
  });
});

describe('rewriting', () => {
  it.each([
    ['replace_regex(s, @"(\\w)(\\w)", @"\\2\\1")', 'ba-dc'],
    ['replace_regex(s, "-", @"[\\0]")', 'ab[-]cd'],
    ['replace_regex(s, "-", @"\\\\$1")', 'ab\\$1cd'],
    ['replace_regex(s, "-", @"\\x")', 'ab\\xcd'],
    ['replace_regex(s, "", "_")', '_a_b_-_c_d_'],
    ['replace("b(-)", @"<\\1>", s)', 'a<->cd'],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'ab-cd')).toBe(expected);
  });
});

describe('matches regex', () => {
  it('takes patterns from rows', () => {
    const rows = [
      ['abc', '^a'],
      ['abc', '^b'],
      ['', ''],
      ['ABC', '(?i)b'],
    ];
    const tables = { T: { columns: { s: 'string', p: 'string' }, rows } } as const;
    expect(runQuery('T | project s matches regex p', tables).rows).toEqual([[true], [false], [true], [true]]);
  });

  it('reads the text of a dynamic', () => {
    expect(runQuery('print dynamic({"a": 1}) matches regex @"\\d"').rows).toEqual([[true]]);
  });
});

describe('a pattern or rewrite text that is none', () => {
  it.each([
    's matches regex "("',
    'extract("(", 1, s)',
    'extract_all("(", s)',
    'trim("(", s)',
    'trim("a)(b", s)',
    'trim_end("*", s)',
    'replace_regex(s, "(", "x")',
    'replace_regex(s, "a", @"\\1")',
    'countof(s, "(", "regex")',
    'indexof_regex(s, "(?=a)")',
    's matches regex @"(a)\\1"',
  ])('fails the query before it sees a match: %s', (expression) => {
    expect(() => onTexts(expression, ['z'])).toThrow(
      expect.objectContaining({ name: 'RunError', code: 'KQ111' }) as Error,
    );
  });

  it('says where it is wrong', () => {
    expect(() => runQuery('print "a" matches regex "a(b"')).toThrow(
      /at character \d of the regular expression|its end/,
    );
  });
});
