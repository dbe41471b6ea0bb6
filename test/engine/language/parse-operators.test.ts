import { describe, expect, it } from 'vitest';
import { codesOf } from '../../support/codes-of.js';
import { rowsEveryWay } from '../../support/every-way.js';
import { runQuery } from '../../support/run-query.js';

const quoted = (text: string) => `@'${text.replaceAll("'", "''")}'`;
const parsed = (text: string, pattern: string, operator = 'parse') =>
  rowsEveryWay(`print s = ${quoted(text)} | ${operator} s with ${pattern} | project-away s`);

describe('parse', () => {
  it('finds each text at its first place behind the one before', () => {
    expect(parsed('a-b-c-d', 'x "-" y "-" z')).toEqual([['a', 'b', 'c-d']]);
    expect(parsed('k=1;k=2;', '* "k=" x ";" *')).toEqual([['1']]);
    expect(parsed('k=1;k=2;', '* ";k=" x ";"')).toEqual([['2']]);
    expect(parsed('', 'x')).toEqual([['']]);
  });

  it('covers the whole text', () => {
    expect(parsed('say hello', '"hello" x')).toEqual([['']]);
    expect(parsed('hello you', '"hello " x')).toEqual([['you']]);
    expect(parsed('a=1,b', '"a=" x ","')).toEqual([['']]);
    expect(parsed('a=1,b', '"a=" x "," *')).toEqual([['1']]);
    expect(parsed('f(g(x))', '"f(" x ")"')).toEqual([['g(x)']]);
  });

  it('ends a typed column before a star where its type does', () => {
    expect(parsed('pid=42abc', '"pid=" p:long *')).toEqual([[42]]);
    expect(parsed('at 2024-01-02T03:04:05Z!', '"at " t:datetime *')).toEqual([['2024-01-02T03:04:05.0000000Z']]);
    expect(parsed('took 1.5s', '"took " r:real *')).toEqual([[1.5]]);
    expect(parsed('id 74be27de-1e4e-49d9-b579-fe0b331d3642.', '"id " g:guid *')).toEqual([
      ['74be27de-1e4e-49d9-b579-fe0b331d3642'],
    ]);
  });

  it('gives nothing where one column is not of its type, unless it is relaxed', () => {
    expect(parsed('a=x b=2', '"a=" a:long " b=" b:long')).toEqual([[null, null]]);
    expect(parsed('a=x b=2', '"a=" a:long " b=" b:long', 'parse kind=simple')).toEqual([[null, null]]);
    expect(
      rowsEveryWay('print s = "a=x b=2" | parse kind=relaxed s with "a=" a:long " b=" b:long | project-away s'),
    ).toEqual([[null, 2]]);
    expect(
      rowsEveryWay('print s = "a=x b=2" | parse kind=relaxed s with "a=" a:long ";" b:long | project-away s'),
    ).toEqual([[null, null]]);
  });

  it('takes regular expressions, greedy unless the flags say otherwise', () => {
    const by = (text: string, pattern: string, flags = '') =>
      rowsEveryWay(`print s = ${quoted(text)} | parse kind=regex ${flags} s with ${pattern} | project-away s`);
    expect(by('a1b2c', 'x @"[0-9]" y')).toEqual([['a1b', 'c']]);
    expect(by('a1b2c', 'x @"[0-9]" y', 'flags=U')).toEqual([['a', 'b2c']]);
    expect(by('Name=Joe', '@"name=" n', 'flags=i')).toEqual([['Joe']]);
    expect(by('Name=Joe', '@"name=" n')).toEqual([['']]);
    expect(by('ab-cd', '@"(a|b)+(-)" x')).toEqual([['cd']]);
    expect(by('n=-5;', '"n=" n:long ";"')).toEqual([[-5]]);
    expect(codesOf('print s = "a" | parse kind=regex s with @"(" x')).toContain('KQ111');
  });

  it('reads any type as text and replaces columns of its names where they stand', () => {
    const { columns, rows } = runQuery('print d = dynamic({"a": 5}), b = 1 | parse d.a with d:long');
    expect(columns.map((c) => `${c.name}:${c.type}`)).toEqual(['d:long', 'b:long']);
    expect(rows).toEqual([[5, 1]]);
    expect(parsed('x', '["two words"]')).toEqual([['x']]);
  });

  it('parses texts of all rows, equal ones too', () => {
    const rows = 'datatable (s: string) ["a=1", "b", "a=1", "a=2", ""]';
    expect(rowsEveryWay(`${rows} | parse s with "a=" n:long | project n`)).toEqual([[1], [null], [1], [2], [null]]);
    expect(rowsEveryWay(`${rows} | parse-where s with "a=" n:long | project n`)).toEqual([[1], [1], [2]]);
    expect(rowsEveryWay(`${rows} | parse-where s with "a=" n:long | where n == 2`)).toEqual([['a=2', 2]]);
  });

  it('refuses patterns that leave open where a column ends', () => {
    const refused = (pattern: string) => codesOf(`print s = "x" | parse s with ${pattern}`);
    expect(refused('"a" x y')).toContain('KS101');
    expect(refused('* x')).toContain('KS102');
    expect(refused('"a" x *')).toContain('KS103');
    expect(refused('"a" x "b" x')).toContain('KS171');
    expect(refused('"a" first')).toContain('KS228');
    expect(codesOf('print s = "x" | parse kind=fast s with "a" x')).toHaveLength(1);
  });
});

describe('parse-kv', () => {
  const values = (text: string, keys: string, options: string) =>
    rowsEveryWay(`print s = ${quoted(text)} | parse-kv s as (${keys}) ${options} | project-away s`);
  const spaced = `with (pair_delimiter=' ', kv_delimiter='=')`;

  it('takes the first value of a key, trimmed, and nothing for a key that is not there', () => {
    expect(values('a=1 b=2 a=3', 'a: long, c: long, d: string', spaced)).toEqual([[1, null, '']]);
    expect(values(' a : x ; b : y ', 'a: string, b: string', `with (pair_delimiter=';', kv_delimiter=':')`)).toEqual([
      ['x', 'y'],
    ]);
    expect(values('a b=2 c', 'a: string, b: long', spaced)).toEqual([['', 2]]);
    expect(values('a=x', 'a: long', spaced)).toEqual([[null]]);
  });

  it('reads quoted keys and values, with escapes', () => {
    const quotes = `with (pair_delimiter=' ', kv_delimiter='=', quote='"', escape='\\\\')`;
    expect(values('"a b"=1 c="x y" d="say \\"hi\\""', `['a b']: long, c: string, d: string`, quotes)).toEqual([
      [1, 'x y', 'say "hi"'],
    ]);
    expect(
      values(
        'a=(x y) b="open',
        'a: string, b: string',
        `with (pair_delimiter=' ', kv_delimiter='=', quote='()', quote='"')`,
      ),
    ).toEqual([['x y', '"open']]);
  });

  it('goes on to the next key where it is greedy', () => {
    const greedy = `with (pair_delimiter=' ', kv_delimiter='=', greedy=true)`;
    expect(values('a=x y z b=1 2', 'a: string, b: string', greedy)).toEqual([['x y z', '1 2']]);
    expect(values('a=x y z b=1 2', 'a: string, b: string', spaced)).toEqual([['x', '1']]);
  });

  it('finds keys by themselves where no delimiter is given', () => {
    expect(values('[x] id:7, name=Joe, rename:no', 'name: string, id: long', '')).toEqual([['Joe', 7]]);
    expect(values(`id: 'a b', other id`, 'id: string', `with (quote="'")`)).toEqual([['a b']]);
  });

  it('takes a regular expression with a group for each side', () => {
    expect(values('<a>1</a><b>2</b>', 'b: long, a: long', `with (regex=@'<(\\w)>(\\d)')`)).toEqual([[2, 1]]);
    expect(codesOf(`print s = "a" | parse-kv s as (a: long) with (regex="(")`)).toContain('KQ111');
  });
});
