import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/engine/engine.js';
import { onTexts } from '../../support/on-text.js';
import { runQuery } from '../../support/run-query.js';

const resultOf = (kql: string) => runQuery(`print ${kql}`).rows[0]?.[0];
const codesOf = (kql: string) =>
  analyze(kql, { table: () => undefined, tableNames: () => [] })
    .diagnostics.filter((d) => d.severity === 'error')
    .map((d) => d.code);

describe('conversions', () => {
  it('give null, or an empty text, for null', () => {
    const query =
      'print tolong(real(null)), toint(bool(null)), todatetime(""), toguid(""), tostring(guid(null)), parse_json("")';
    expect(runQuery(query).rows).toEqual([[null, null, null, null, '', null]]);
  });

  it('read numbers with blanks around them, bools without', () => {
    expect(onTexts('tolong(s)', [' 42 ', '4 2', '+7', '1.0'])).toEqual([42, null, 7, null]);
    expect(onTexts('tobool(s)', [' true', 'TRUE', '2', '0'])).toEqual([null, true, true, false]);
  });

  it('keep the column of an argument that is of the type already', () => {
    const T = { columns: { x: 'long' }, rows: [[1], [null], [3]] } as const;
    expect(runQuery('T | project tolong(x)', { T }).rows).toEqual([[1], [null], [3]]);
  });

  it('take a guid from the beginning of a text, with each dash or without', () => {
    const digits = '0123456789abcdef0123456789ABCDEF';
    const dashed = '01234567-89ab-cdef-0123-456789abcdef';
    const texts = [digits, `${dashed} and more`, '01234567-89abcdef-0123456789abcdef', `{${dashed}}`, digits.slice(1)];
    expect(onTexts('tostring(toguid(s))', texts)).toEqual([dashed, dashed, dashed, dashed, '']);
  });

  it('of JSON leave a dynamic as it is, and take a text that is no JSON as a text', () => {
    expect(resultOf('gettype(parse_json(dynamic("[1]")))')).toBe('string');
    expect(onTexts('gettype(parse_json(s))', ['[1]', '{"a":1}', '{a:1}', '1.0', '"x"', ''])).toEqual([
      'array',
      'dictionary',
      'string',
      'double',
      'string',
      'null',
    ]);
  });

  it('refuse what has no such conversion', () => {
    expect(codesOf('print toguid(1)')).toEqual(['KS141']);
    expect(codesOf('print parse_json(1)')).toEqual(['KS141']);
    expect(codesOf('print toint()')).toEqual(['KS119']);
  });
});

describe('constants', () => {
  it('that do not fit give the least number, values of columns the nearest', () => {
    expect(runQuery('print toint(1e10), toint(-1e10), tolong(1e30), toint(2147483647.5)').rows).toEqual([
      [-2147483648, -2147483648, -9223372036854775808n, 2147483647],
    ]);
    expect(runQuery('datatable(r: real)[1e10, -1e30] | project toint(r), tolong(r)').rows).toEqual([
      [2147483647, 10000000000],
      [-2147483648, -9223372036854775808n],
    ]);
    expect(runQuery('print tolong(real(+inf)), toint(real(nan))').rows).toEqual([[null, null]]);
  });

  it('that are texts of bools may have blanks around them', () => {
    expect(runQuery('print tobool(" true "), tobool("0 ")').rows).toEqual([[true, false]]);
    expect(runQuery('datatable(s: string)[" true ", "0 "] | project tobool(s)').rows).toEqual([[null], [null]]);
  });
});

describe('gettype', () => {
  it('sees into dynamics', () => {
    const items = 'dynamic([true, 1, 1.5, "a", null, [], {}, datetime(2024-01-01)])';
    const { rows } = runQuery(`print x = ${items} | mv-expand x | project gettype(x)`);
    expect(rows.flat()).toEqual(['bool', 'long', 'double', 'string', 'null', 'array', 'dictionary', 'datetime']);
  });
});
