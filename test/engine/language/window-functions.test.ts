import { describe, expect, it } from 'vitest';
import { rowsEveryWay } from '../../support/every-way.js';
import { runQuery } from '../../support/run-query.js';

const column = (rows: string, expression: string) =>
  rowsEveryWay(`${rows} | extend y = ${expression} | project y`).map(([y]) => y);
const refusal = (query: string) => {
  try {
    runQuery(query);
  } catch (error) {
    return String(error);
  }
  return 'not refused';
};

describe('prev and next', () => {
  const numbers = 'range x from 1 to 4 step 1';

  it('reach as many rows as the offset says, in both directions', () => {
    expect(column(numbers, 'prev(x)')).toEqual([null, 1, 2, 3]);
    expect(column(numbers, 'next(x)')).toEqual([2, 3, 4, null]);
    expect(column(numbers, 'prev(x, 3)')).toEqual([null, null, null, 1]);
    expect(column(numbers, 'prev(x, -1)')).toEqual([2, 3, 4, null]);
    expect(column(numbers, 'next(x, 9)')).toEqual([null, null, null, null]);
  });

  it('bring the default to the type of the column', () => {
    expect(column('datatable (x: string) ["a", "b"] | serialize', 'prev(x, 1, 0)')).toEqual(['0', 'a']);
    expect(column('datatable (x: string) ["a", "b"] | serialize', 'prev(x)')).toEqual(['', 'a']);
    expect(column('datatable (x: real) [1.5, 2.5] | serialize', 'next(x, 1, 7)')).toEqual([2.5, 7]);
  });

  it('see the rows in the order of the input, across its batches', () => {
    expect(column('datatable (x: long) [3, 1, 2] | sort by x asc', 'x - prev(x)')).toEqual([null, 1, 1]);
    expect(
      rowsEveryWay('range x from 1 to 6 step 1 | where x > prev(x, 1, 0) and next(x) % 2 == 0 | project x'),
    ).toEqual([[1], [3], [5]]);
  });

  it('refuse expressions, the row itself and rows without an order', () => {
    expect(refusal(`${numbers} | extend prev(x + 1)`)).toContain("KS109: 'prev' takes a column");
    expect(refusal(`${numbers} | extend next(x, 0)`)).toContain("the offset of 'next' is 0");
    expect(refusal(`${numbers} | extend prev(x, 1, x)`)).toContain('has to be a constant');
    expect(refusal('datatable (x: long) [1] | extend prev(x)')).toContain("KQ008: 'prev' needs rows in an order");
  });
});

describe('row_number, row_cumsum and row_rank', () => {
  const groups =
    'datatable (g: string, x: long) ["a", 1, "a", 1, "a", long(null), "b", long(null), "b", 5] | serialize';

  it('begin anew where the condition is true', () => {
    expect(column(groups, 'row_number(10, g != prev(g))')).toEqual([10, 11, 12, 10, 11]);
    expect(column(groups, 'row_cumsum(x, g != prev(g))')).toEqual([1, 2, 2, 0, 5]);
    expect(column(groups, 'row_rank_dense(x, g != prev(g))')).toEqual([1, 1, 2, 1, 2]);
    expect(column(groups, 'row_rank_min(x, g != prev(g))')).toEqual([1, 1, 3, 1, 2]);
  });

  it('rank null as a value of its own', () => {
    expect(column(groups, 'row_rank_dense(x)')).toEqual([1, 1, 2, 2, 3]);
    expect(column(groups, 'row_rank_min(x)')).toEqual([1, 1, 3, 3, 5]);
    expect(column(groups, 'row_rank(x, false)')).toEqual([1, 1, 3, 3, 5]);
  });

  it('sum in the type of the term', () => {
    expect(column('datatable (x: int) [2147483647, 1] | serialize', 'row_cumsum(x)')).toEqual([
      2147483647, -2147483648,
    ]);
    expect(column('datatable (x: long) [9223372036854775807, 1] | serialize', 'row_cumsum(x)')).toEqual([
      9223372036854775807n,
      -9223372036854775808n,
    ]);
    expect(column('print x = decimal(0.1) | union (print x = decimal(0.2)) | serialize', 'row_cumsum(x)')).toEqual([
      '0.1',
      '0.3',
    ]);
  });
});

describe('row_window_session', () => {
  const times =
    'datatable (m: long) [0, 4, 9, 12, 30, long(null), 31, 33] | extend t = datetime(2026-01-01) + m * 1m | serialize';
  const minutes = (expression: string) => column(times, `toint((${expression} - datetime(2026-01-01)) / 1m)`);

  it('begins a session after a pause, after the longest time, and after null', () => {
    expect(minutes('row_window_session(t, 1h, 5m)')).toEqual([0, 0, 9, 9, 30, null, 31, 31]);
    expect(minutes('row_window_session(t, 10m, 1h)')).toEqual([0, 0, 0, 12, 30, null, 31, 31]);
    expect(minutes('row_window_session(t, 1h, 1h, m == 4)')).toEqual([0, 4, 4, 4, 4, null, 31, 31]);
  });
});

describe('scan', () => {
  it('reads defaults until a step has a row, and the columns of the row before after that', () => {
    expect(
      rowsEveryWay(
        'range x from 1 to 3 step 1 | scan declare (a: long = 7, b: string) with (step s: true => a = s.a + s.x, b = strcat(s.b, a);)',
      ),
    ).toEqual([
      [1, null, '7'],
      [2, null, '77'],
      [3, null, '777'],
    ]);
  });

  it('may assign to columns of the input', () => {
    expect(
      rowsEveryWay('datatable (x: long) [1, long(null), 3] | scan with (step s: true => x = iff(isnull(x), s.x, x);)'),
    ).toEqual([[1], [1], [3]]);
  });

  it('follows several sequences at once', () => {
    const query =
      'datatable (t: long, e: string) [1, "start", 2, "x", 3, "stop", 4, "y", 5, "start", 6, "start", 7, "z", 20, "stop", 21, "stop"] | sort by t asc ' +
      '| scan with_match_id = id with (step a: e == "start"; step b: e != "start" and e != "stop"; step c: e == "stop" and t - a.t <= 5;)';
    expect(rowsEveryWay(query)).toEqual([
      [1, 'start', 0],
      [2, 'x', 0],
      [3, 'stop', 0],
      [5, 'start', 1],
      [6, 'start', 1],
      [7, 'z', 1],
    ]);
  });

  it('gives the last row of a step when its sequence moves on, is replaced or ends', () => {
    const steps = 'scan with_match_id = id with (step a output = last: x % 5 < 3; step b output = last: x % 5 >= 3;)';
    expect(rowsEveryWay(`range x from 0 to 11 step 1 | ${steps}`)).toEqual([
      [2, 0],
      [7, 1],
      [4, 0],
      [11, 2],
      [9, 1],
    ]);
    expect(
      rowsEveryWay(`range x from 0 to 3 step 1 | ${steps.replace('last: x % 5 >= 3', 'none: x % 5 >= 3')}`),
    ).toEqual([[2, 0]]);
  });

  it('evaluates whatever an expression may be', () => {
    const query =
      'let T = datatable (x: long, d: dynamic) [1, dynamic({"a": [5]}), 2, dynamic(null)]; ' +
      'T | scan declare (n: real, s: string, list: dynamic = dynamic([])) with (step s1: x in (1, 2) and not(isnull(x)) ' +
      '=> n = x + toscalar(T | count) * 0.5, s = tostring(coalesce(d.a[0], dynamic("none"))), list = set_union(s1.list, pack_array(x));) | project n, s, list';
    expect(rowsEveryWay(query)).toEqual([
      [2, '5', [1]],
      [3, 'none', [1, 2]],
    ]);
  });

  it('refuses names that are taken or that are not there', () => {
    const rows = 'range x from 1 to 3 step 1';
    expect(refusal(`${rows} | scan declare (x: long) with (step s: true;)`)).toContain(
      "KS171: there is a column named 'x' already",
    );
    expect(refusal(`${rows} | scan with (step s: true; step s: true;)`)).toContain(
      "KS171: there is a step named 's' already",
    );
    expect(refusal(`${rows} | scan with (step s: true => y = 1;)`)).toContain(
      "KS142: there is no column named 'y' to assign to",
    );
    expect(refusal(`${rows} | scan with (step s: t.x > 1;)`)).toContain('KS142');
    expect(refusal(`${rows} | scan with (step s: prev(x) > 1;)`)).toContain("'prev'");
    expect(refusal(`${rows} | scan with (step s output = some: true;)`)).toContain("expected 'all', 'last' or 'none'");
    expect(refusal(`${rows} | scan with (step s: true)`)).toContain("expected ';'");
  });
});
