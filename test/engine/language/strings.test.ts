import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/engine/engine.js';
import { onText, onTexts } from '../../support/on-text.js';
import { runQuery } from '../../support/run-query.js';

describe('letter case', () => {
  it.each([
    ['ß', 'ß'],
    ['ΑΣ', 'ΑΣ'],
    ['ﬁn', 'ﬁN'],
    ['ı', 'ı'],
    ['ǆ', 'Ǆ'],
    ['𐐨', '𐐀'],
  ])('of %s is changed letter by letter: %s', (text, upper) => {
    expect(onText('toupper(s)', text)).toBe(upper);
  });

  it('has no final sigma and keeps letters that would turn ASCII', () => {
    expect(onTexts('tolower(s)', ['ΟΔΟΣ', 'İ', '\u212a', 'É'])).toEqual(['οδοσ', 'İ', '\u212a', 'é']);
  });

  it('never changes the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [lower, upper] = [onText('strlen(tolower(s))', text), onText('strlen(toupper(s))', text)];
        return lower === upper && upper === onText('strlen(s)', text);
      }),
      { numRuns: 50 },
    );
  });
});

describe('substring', () => {
  it.each([
    ['substring(s, 1)', 'é𝓗lo'],
    ['substring(s, 1, 2)', 'é𝓗'],
    ['substring(s, 2, 1)', '𝓗'],
    ['substring(s, -2)', 'lo'],
    ['substring(s, -6)', ''],
    ['substring(s, 5)', ''],
    ['substring(s, 99, 1)', ''],
    ['substring(s, 3, -1)', ''],
    ['substring(s, 0, 9223372036854775807)', 'hé𝓗lo'],
    ['substring(s, int(null))', ''],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'hé𝓗lo')).toBe(expected);
  });

  it('takes the text of any value', () => {
    expect(runQuery('print substring(12345, 1, 2), substring(datetime(2024-05-06), 0, 10)').rows).toEqual([
      ['23', '2024-05-06'],
    ]);
  });

  it('splits a text in two at any place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(10), (text, at) => {
        return onText(`strcat(substring(s, 0, ${at}), substring(s, ${at}))`, text) === text;
      }),
      { numRuns: 50 },
    );
  });
});

describe('indexof', () => {
  it.each([
    ['indexof(s, "b")', 1],
    ['indexof(s, "")', null],
    ['indexof(s, "x")', -1],
    ['indexof(s, "b", 2)', 4],
    ['indexof(s, "b", 2, 2)', -1],
    ['indexof(s, "b", 2, 3)', 4],
    ['indexof(s, "b", 0, 0)', -1],
    ['indexof(s, "b", -2)', 4],
    ['indexof(s, "b", -99)', 1],
    ['indexof(s, "b", 99)', -1],
    ['indexof(s, "b", 0, -1, 2)', 4],
    ['indexof(s, "b", 0, -1, 3)', -1],
    ['indexof(s, "b", 0, -2)', null],
    ['indexof(s, "b", 0, -1, -1)', null],
    ['indexof(s, "b", int(null))', null],
    ['indexof_regex(s, "[bc]", 0, -1, 3)', 4],
    ['indexof_regex(s, "^b")', -1],
    ['indexof_regex(s, "", 0, -1, 2)', 1],
  ])('%s is %j, counted in characters', (expression, expected) => {
    expect(onText(expression, '😀bc😀b')).toBe(expected);
  });

  it('sees occurrences that overlap', () => {
    expect(onText('indexof(s, "aa", 0, -1, 3)', 'aaaa')).toBe(2);
  });
});

describe('split', () => {
  it.each([
    ['split(s, ",")', ['a', '', 'b', '']],
    ['split(s, ",", 2)', ['b']],
    ['split(s, ",", 4)', null],
    ['split(s, ",", -1)', ['a', '', 'b', '']],
    ['split(s, "")', ['a,,b,']],
    ['split(s, ",,b")', ['a', ',']],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'a,,b,')).toEqual(expected);
  });

  it('is undone by strcat_array', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '😀') }), (text) => {
        return onText('strcat_array(split(s, ","), ",")', text) === text;
      }),
      { numRuns: 50 },
    );
  });

  it('names its column after the text', () => {
    expect(runQuery('print Path = "a/b" | extend split(Path, "/")').columns).toEqual([
      { name: 'Path', type: 'dynamic' },
    ]);
  });
});

describe('joining', () => {
  it.each([
    ['strcat(s, int(null), dynamic(null), true, 1.0, 1d)', 'xTrue1.01.00:00:00'],
    ['strcat_delim("-", s, int(null), "")', 'x--'],
    ['strcat_array(dynamic(["a", {"k": 1}, [1.0], null, true]), "|")', 'a|{"k":1}|[1.0]||true'],
    ['strcat_array(dynamic({"k": 1}), "|")', '{"k":1}'],
    ['strcat_array(dynamic("abc"), "|")', 'abc'],
    ['strcat_array(dynamic(null), "|")', ''],
    ['strrep(s, 0)', ''],
    ['strrep(s, -1)', ''],
    ['strlen(strrep(s, 5000))', 1024],
    ['strrep(1, 3, 0)', '10101'],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'x')).toBe(expected);
  });
});

describe('replacing texts', () => {
  it.each([
    ['replace_string(s, "$", "$&")', 'a$&b$&c'],
    ['replace_string(s, "b", "")', 'a$$c'],
    ['replace_strings(s, dynamic(["a", "$"]), dynamic(["$", "a"]))', '$abac'],
    ['replace_strings(s, dynamic(["a$", "b"]), dynamic(["", 1]))', 'b$c'],
    ['replace_strings(s, dynamic(["", 5, "c"]), dynamic(["x", "y"]))', 'a$b$c'],
    ['replace_strings(s, dynamic("a"), dynamic(["x"]))', 'a$b$c'],
    ['translate("ab", "xyz", s)', 'x$y$c'],
    ['translate("aa$", "xyz", s)', 'xzbzc'],
    ['translate("", "xyz", s)', 'a$b$c'],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'a$b$c')).toBe(expected);
  });
});

describe('tests and counts', () => {
  it.each([
    ['countof(s, "")', 0],
    ['countof(s, "aa")', 2],
    ['countof(s, "a*", "regex")', 3],
    ['has_any_index(s, dynamic([null, "aa", "B"]))', 2],
    ['has_any_index(s, dynamic("b"))', -1],
    ['strcmp(s, "aaa_b")', 0],
    ['strcmp(s, "")', 1],
    ['isascii(s)', true],
    ['string_size(s)', 5],
    ['reverse(s)', 'b_aaa'],
    ['regex_quote(s)', 'aaa_b'],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'aaa_b')).toBe(expected);
  });

  it('orders texts by code point', () => {
    expect(onText('strcmp(s, "😀")', '\uffee')).toBe(-1);
  });

  it('knows a text that is no UTF-8', () => {
    expect(onTexts('isutf8(s)', ['a😀', '\ud83d', ''])).toEqual([true, false, true]);
  });

  it('takes a value whose text is empty for empty', () => {
    const types =
      'isempty(int(null)), isempty(0), isempty(guid(null)), isempty(dynamic("")), isempty(dynamic({})), isnotempty(real(nan))';
    expect(runQuery(`print ${types}`).rows).toEqual([[true, false, true, true, false, true]]);
  });

  it('quotes any text for a regular expression', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const column = { T: { columns: { s: 'string' }, rows: [[text]] } } as const;
        const { rows } = runQuery('T | project s matches regex strcat("^", regex_quote(s), "$")', column);
        return rows[0]?.[0] === true;
      }),
      { numRuns: 100 },
    );
  });
});

describe('code points', () => {
  it.each([
    ['make_string(72, dynamic([105, 128512]))', 'Hi😀'],
    ['make_string(toint(65), tolong(66))', 'AB'],
    ['make_string(55357)', ''],
    ['make_string(1114112)', ''],
    ['make_string(-1)', ''],
    ['make_string(dynamic(["a"]))', ''],
    ['make_string(dynamic([]))', ''],
    ['make_string(int(null))', ''],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, '')).toBe(expected);
  });

  it('make the text again that they come from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => onText('make_string(to_utf8(s))', text) === text),
      { numRuns: 50 },
    );
  });
});

describe('numbers as text', () => {
  it.each([
    ['tohex(-1)', 'ffffffffffffffff'],
    ['tohex(toint(-1))', 'ffffffff'],
    ['tohex(255, 99)', '00000000000000ff'],
    ['tohex(255, 0)', 'ff'],
    ['tohex(long(null))', ''],
    ['format_bytes(0)', '0 Bytes'],
    ['format_bytes(1023)', '1023 Bytes'],
    ['format_bytes(1024)', '1 KB'],
    ['format_bytes(-2048)', '-2 KB'],
    ['format_bytes(1536, 2)', '1.5 KB'],
    ['format_bytes(9223372036854775807)', '8 EB'],
    ['format_bytes(1024, 0, "bytes")', '1024 Bytes'],
    ['format_bytes(real(nan))', ''],
    ['format_bytes(long(null))', ''],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, '')).toBe(expected);
  });

  it('refuses units that there are not', () => {
    expect(() => runQuery('print format_bytes(1, 0, "XB")')).toThrow("'format_bytes' has the units Bytes, KB, MB");
  });
});

describe('a dynamic where a text is wanted', () => {
  const codesOf = (call: string) =>
    analyze(`datatable(d: dynamic)[] | extend x = ${call}`, {
      table: () => undefined,
      tableNames: () => [],
    }).diagnostics.map((d) => d.code);

  it('is taken for its text by some functions', () => {
    for (const call of ['strlen(d)', 'toupper(d)', 'substring(d, 1)', 'indexof(d, "x")', 'split(d, ",")'])
      expect(codesOf(call)).toEqual([]);
  });

  it('has to be converted for others', () => {
    const calls = [
      'extract("x", 0, d)',
      'trim("x", d)',
      'countof(d, "x")',
      'replace_string(d, "x", "y")',
      'url_encode(d)',
    ];
    for (const call of calls) expect(codesOf(call)).toEqual(['KS107']);
    for (const call of calls)
      expect(codesOf(call.replace('d,', 'tostring(d),').replace('d)', 'tostring(d))'))).toEqual([]);
  });
});
