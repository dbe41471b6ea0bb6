import { describe, expect, it } from 'vitest';
import { answerEveryWay, rowsEveryWay } from '../../support/every-way.js';
import { runQuery } from '../../support/run-query.js';

const refusal = (query: string) => {
  try {
    runQuery(query);
  } catch (error) {
    return String(error);
  }
  return 'not refused';
};

describe('make-series', () => {
  const events =
    'let T = datatable (m: long, k: string, v: real) [90, "a", 1, 210, "a", 2, 130, "b", 3, long(null), "b", 7] | extend t = datetime(2026-01-01) + m * 1m; T';
  const hours = (...numbers: readonly number[]) =>
    numbers.map((hour) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.0000000Z`);
  const at = (hour: number) => `datetime(2026-01-01 ${String(hour).padStart(2, '0')}:00)`;

  it('takes the ends of each series from its rows where none are given', () => {
    expect(rowsEveryWay(`${events} | make-series sum(v) default = real(null), n = count() on t step 1h by k`)).toEqual([
      ['a', [1, null, 2], [1, 0, 1], hours(1, 2, 3)],
      ['b', [3], [1], hours(2)],
    ]);
    expect(rowsEveryWay(`${events} | make-series count() on t from ${at(2)} step 1h by k`)).toEqual([
      ['a', [0, 1], hours(2, 3)],
      ['b', [1], hours(2)],
    ]);
    expect(rowsEveryWay(`${events} | make-series count() on t to ${at(5)} step 1h by k`)).toEqual([
      ['a', [1, 0, 1, 0], hours(1, 2, 3, 4)],
      ['b', [1, 0, 0], hours(2, 3, 4)],
    ]);
  });

  it('counts steps from the beginning, the end excluded; in a range from zero, the end included', () => {
    const ends = `datetime(2026-01-01 01:30)`;
    expect(
      rowsEveryWay(`${events} | make-series count() on t from ${ends} to ${at(3)} step 1h | project count_`),
    ).toEqual([[[2, 0]]]);
    expect(rowsEveryWay(`${events} | make-series count() on t in range(${ends}, ${at(3)}, 1h)`)).toEqual([
      [[1, 1, 1], hours(1, 2, 3)],
    ]);
  });

  it('goes over numbers and timespans, negative ones too', () => {
    expect(rowsEveryWay('datatable (x: int) [1, 5, -3] | make-series count() on x step 2')).toEqual([
      [
        [1, 0, 1, 0, 1],
        [-4, -2, 0, 2, 4],
      ],
    ]);
    expect(rowsEveryWay('datatable (x: real) [0.6, 2.4] | make-series count() on x from 0.5 to int(3) step 1')).toEqual(
      [
        [
          [1, 1, 0],
          [0.5, 1.5, 2.5],
        ],
      ],
    );
    expect(rowsEveryWay('print x = -1d | make-series count() on x from -2d to 1d step 1d')).toEqual([
      [
        [0, 1, 0],
        ['-2.00:00:00', '-1.00:00:00', '00:00:00'],
      ],
    ]);
  });

  it('gives nothing for no rows, or a series of defaults where it must not be empty', () => {
    const none = `${events} | where v > 100 | make-series`;
    expect(rowsEveryWay(`${none} sum(v) on t from ${at(0)} to ${at(2)} step 1h`)).toEqual([]);
    expect(rowsEveryWay(`${none} kind=nonempty sum(v) default = 7 on t from ${at(0)} to ${at(2)} step 1h`)).toEqual([
      [[7, 7], hours(0, 1)],
    ]);
    expect(rowsEveryWay(`${none} kind=nonempty sum(v) on t step 1h`)).toEqual([[[], []]]);
    expect(rowsEveryWay(`${events} | make-series sum(v) on t from ${at(5)} to ${at(4)} step 1h`)).toEqual([]);
  });

  it('names its columns as Kusto does, all of them dynamic but the keys', () => {
    const { columns } = answerEveryWay(
      `${events} | make-series count(), max(v) - min(v), x = dcount(k), percentiles(v, 5, 50) on h = bin(t, 1h) step 1h by k, strlen(k)`,
    );
    expect(columns.map(({ name, type }) => `${name}:${type}`).join(' ')).toBe(
      'k:string strlen_k:long count_:dynamic Column1:dynamic x:dynamic percentile_v_5:dynamic percentile_v_50:dynamic h:dynamic',
    );
  });

  it('refuses what is no axis, no step and too long', () => {
    expect(refusal(`${events} | make-series count() on k step 1`)).toContain(
      'KS178: a series goes over numbers, datetimes or timespans',
    );
    expect(refusal(`${events} | make-series count() on t step 1`)).toContain(
      'KS178: the step over values of type datetime is a timespan, found long',
    );
    expect(refusal(`${events} | make-series count() on t from 1 to 2 step 1h`)).toContain('KS141');
    expect(refusal(`${events} | make-series count() on t step 0h`)).toContain(
      "the step of 'make-series' is not greater than zero",
    );
    expect(refusal(`${events} | make-series count() on t from ${at(0)} to ${at(23)} step 1tick`)).toContain(
      'takes up to 1048576 steps',
    );
    expect(refusal(`${events} | make-series v on t step 1h`)).toContain("KS236: 'v' is a column");
  });
});

describe('top-nested', () => {
  const sales =
    'datatable (a: string, b: string, n: long) ["x", "p", 1, "x", "q", 5, "y", "p", 9, "z", "r", 2, "z", "q", 7, "z", "s", long(null)]';

  it('ranks within each value of the level before', () => {
    expect(rowsEveryWay(`${sales} | top-nested 2 of a by sum(n), top-nested 1 of b by max(n)`)).toEqual([
      ['y', 9, 'p', 9],
      ['z', 9, 'q', 7],
    ]);
    expect(
      rowsEveryWay(
        `${sales} | top-nested of a by sum(n) asc, top-nested of b by max(n) asc nulls last | where a == "z"`,
      ),
    ).toEqual([
      ['z', 9, 'r', 2],
      ['z', 9, 'q', 7],
      ['z', 9, 's', null],
    ]);
  });

  it('sums up the others on the levels that have a name for them', () => {
    expect(
      rowsEveryWay(
        `${sales} | top-nested 1 of a with others = "rest" by sum(n), top-nested 1 of b by max(n), top-nested 1 of n with others = -1 by count()`,
      ),
    ).toEqual([
      ['y', 9, 'p', 9, 9, 1],
      ['rest', 15, '', null, -1, 5],
    ]);
    expect(rowsEveryWay(`${sales} | top-nested 9 of a with others = "rest" by sum(n) | count`)).toEqual([[3]]);
  });

  it('names its columns as Kusto does', () => {
    const { columns } = answerEveryWay(
      `${sales} | top-nested of strlen(a) by sum(n), top-nested 1 of l = b by m = max(n), top-nested of b by count(), top-nested of b by count()`,
    );
    expect(columns.map(({ name }) => name).join(' ')).toBe(
      'strlen_a aggregated_strlen_a l m b aggregated_b b1 aggregated_b1',
    );
  });

  it('gives nothing for no rows', () => {
    expect(rowsEveryWay(`${sales} | where n > 100 | top-nested 2 of a with others = "rest" by sum(n)`)).toEqual([]);
  });
});

describe('top-hitters', () => {
  it('counts rows, or sums a number', () => {
    const hits = 'datatable (x: string, n: int) ["a", 1, "b", 5, "a", 2, "c", int(null)]';
    expect(rowsEveryWay(`${hits} | top-hitters 2 of x`)).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(rowsEveryWay(`${hits} | top-hitters 2 of x by n`)).toEqual([
      ['b', 5],
      ['a', 3],
    ]);
    const { columns } = answerEveryWay(`${hits} | top-hitters 2 of x by n`);
    expect(columns.map(({ name, type }) => `${name}:${type}`)).toEqual(['x:string', 'approximate_sum_n:int']);
    expect(refusal(`${hits} | top-hitters 2 of x by x`)).toContain('KS107');
  });
});
