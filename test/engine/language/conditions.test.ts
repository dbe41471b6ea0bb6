import { describe, expect, it } from 'vitest';
import { analyze, RunError } from '../../../src/engine/engine.js';
import { runQuery } from '../../support/run-query.js';

const T = {
  columns: { b: 'bool', n: 'long', r: 'real', s: 'string', d: 'dynamic' },
  rows: [
    [true, 1, 1.5, 'a', [1]],
    [false, null, null, '', null],
    [null, 3, Number.NaN, 'c', { k: 1 }],
  ],
} as const;

const column = (expression: string) => runQuery(`T | project v = ${expression}`, { T }).rows.flat();
const analysis = (kql: string) => analyze(kql, { table: () => undefined, tableNames: () => [] });
const codesOf = (kql: string) => analysis(kql).diagnostics.map((d) => d.code);
const typeOf = (expression: string) => analysis(`print x = ${expression}`).columns?.[0]?.type;

describe('iff and case', () => {
  it('take the last branch where the condition is null', () => {
    expect(column('iff(b, "yes", "no")')).toEqual(['yes', 'no', 'no']);
    expect(column('case(b, "yes", n == 3, "three", "none")')).toEqual(['yes', 'none', 'three']);
  });

  it('give nulls of branches through', () => {
    expect(column('iff(isnull(n), long(null), n + 1)')).toEqual([2, null, 4]);
  });

  it('bring integers to one type, and a dynamic to the type beside it', () => {
    expect(typeOf('iff(true, int(1), 2)')).toBe('long');
    expect(typeOf('case(true, 1, false, int(2), 3)')).toBe('long');
    expect(typeOf('iff(true, dynamic(1), "x")')).toBe('string');
    expect(column('iff(b, d, "none")')).toEqual(['[1]', 'none', 'none']);
  });

  it('refuse branches of two types', () => {
    for (const call of ['iff(true, 1, 2.5)', 'iff(b, decimal(1), r)', 'iff(b, 1, "a")', 'case(b, 1, not(b), 2.5, 3)']) {
      expect(codesOf(`datatable(b: bool, r: real)[] | extend x = ${call}`)).toEqual(['KS232']);
    }
  });

  it('refuse a condition that is none, and a condition without a value', () => {
    expect(codesOf('print iff(1, 2, 3)')).toContain('KS107');
    expect(codesOf('print case(true, 1, false, 2)')).toContain('KS121');
  });
});

describe('tests for null', () => {
  it('never find a text null', () => {
    expect(column('isnull(s)')).toEqual([false, false, false]);
    expect(column('isnotnull(n)')).toEqual([true, false, true]);
    expect(column('isnull(d)')).toEqual([false, true, false]);
  });

  it('of reals give null for null', () => {
    expect(column('isnan(r)')).toEqual([false, null, true]);
    expect(column('isfinite(r)')).toEqual([true, null, false]);
    expect(column('isinf(r / 0.0)')).toEqual([true, null, false]);
  });
});

describe('coalesce, max_of and min_of', () => {
  it('pass over nulls, and coalesce over empty texts', () => {
    expect(column('coalesce(n, 7)')).toEqual([1, 7, 3]);
    expect(column('coalesce(s, "empty")')).toEqual(['a', 'empty', 'c']);
    expect(column('max_of(n, 2)')).toEqual([2, 2, 3]);
    expect(column('min_of(n, long(null))')).toEqual([1, null, 3]);
  });

  it('order every type that has an order', () => {
    const query =
      'print max_of("b", "a"), min_of(1h, 1d), max_of(datetime(2024-01-01), datetime(2023-01-01)), min_of(true, false)';
    expect(runQuery(query).rows).toEqual([['b', '01:00:00', '2024-01-01T00:00:00.0000000Z', false]]);
  });

  it('take a dynamic beside any value, and give a dynamic', () => {
    expect(typeOf('coalesce(dynamic(1), 2)')).toBe('dynamic');
    expect(column('coalesce(d, n)')).toEqual([[1], null, { k: 1 }]);
    expect(column('coalesce(d, "x")')).toEqual([[1], 'x', { k: 1 }]);
  });

  it('want two arguments at least, of one type', () => {
    expect(codesOf('print max_of(1)')).toContain('KS120');
    expect(codesOf('print coalesce(1, "a")')).toContain('KS232');
    expect(codesOf('print coalesce(5, 1.5)')).toContain('KS232');
    expect(codesOf('print min_of(dynamic(1), 2)')).toContain('KS206');
  });
});

describe('assert', () => {
  it('stops the query with its message where a row is read that it is false for', () => {
    const query = 'T | where assert(isnull(n) or n < 3, "n is too large") | count';
    expect(() => runQuery(query, { T })).toThrow(RunError);
    expect(() => runQuery(query, { T })).toThrow('n is too large');
    expect(runQuery('T | take 1 | where assert(n < 3, "n is too large") | count', { T }).rows).toEqual([[1]]);
  });
});

describe('equality', () => {
  it('is null where both sides are, and total where one is', () => {
    expect(column('n == long(null)')).toEqual([false, null, false]);
    expect(column('n != long(null)')).toEqual([true, null, true]);
    expect(column('n == n')).toEqual([true, null, true]);
  });

  it('takes a dynamic beside a text for its text, and a null one for none', () => {
    expect(column('d == "[1]"')).toEqual([true, false, false]);
    expect(column('d == ""')).toEqual([false, true, false]);
    expect(column('d != ""')).toEqual([true, false, true]);
    expect(column('d == s')).toEqual([false, true, false]);
  });

  it('of two dynamics wants a cast', () => {
    expect(codesOf('print x = dynamic(1) == dynamic(1)')).toEqual(['KS106']);
    expect(codesOf('datatable(d: dynamic)[] | where d.a != d.b')).toEqual(['KS106']);
    expect(codesOf('datatable(d: dynamic)[] | where tostring(d.a) == d.b')).toEqual([]);
  });
});

describe('order', () => {
  it('is not defined for texts', () => {
    for (const operator of ['<', '<=', '>', '>=']) expect(codesOf(`print "a" ${operator} "b"`)).toEqual(['KS106']);
    expect(codesOf('datatable(d: dynamic)[] | where d.a < "b"')).toEqual(['KS106']);
  });
});
