import { describe, expect, it } from 'vitest';
import { RunError } from '../../../src/engine/engine.js';
import { hasherOf } from '../../../src/engine/language/aggregates/_hash.js';
import { HyperLogLog } from '../../../src/engine/language/aggregates/_hyper-log-log.js';
import { TDigest } from '../../../src/engine/language/aggregates/_t-digest.js';
import { answerEveryWay, rowsEveryWay } from '../../support/every-way.js';
import { type MemoryTables, runQuery } from '../../support/run-query.js';

const T: MemoryTables = {
  T: {
    columns: { k: 'string', n: 'long', r: 'real', t: 'datetime', s: 'string', d: 'dynamic' },
    rows: [
      ['a', 1, 1.5, '2026-01-01T00:00:00Z', 'x', { p: 1 }],
      ['b', null, null, null, '', null],
      ['a', 3, 2.5, '2026-01-03T00:00:00Z', 'y', [1, 2]],
      ['a', null, null, '2026-01-02T00:00:00Z', '', { p: 2, q: 3 }],
      ['b', null, null, null, '', [2, 3, null]],
      ['c', -2, 0, '2025-01-01T00:00:00Z', 'z', 'text'],
    ],
  },
};

/** The results of aggregates over T, a row a group of k. */
const byK = (aggregates: string) => rowsEveryWay(`T | summarize ${aggregates} by k | project-away k`, T);
const overall = (aggregates: string) => rowsEveryWay(`T | summarize ${aggregates}`, T)[0];
const namesOf = (aggregates: string) =>
  answerEveryWay(`T | summarize ${aggregates}`, T)
    .columns.map(({ name, type }) => `${name}:${type}`)
    .join(' ');
const refusal = (query: string) => {
  try {
    runQuery(query, T);
  } catch (error) {
    return String(error);
  }
  return 'not refused';
};

describe('groups without values', () => {
  it('count, sum to 0, average to NaN and have no extreme', () => {
    expect(byK('count(), countif(n > 1), sum(n), avg(n), min(n), max(s), avg(t)')).toEqual([
      [3, 1, 4, 2, 1, 'y', '2026-01-02T00:00:00.0000000Z'],
      [2, 0, 0, Number.NaN, null, '', null],
      [1, 0, -2, -2, -2, 'z', '2025-01-01T00:00:00.0000000Z'],
    ]);
  });

  it('have variances of 0 and empty lists', () => {
    expect(byK('stdev(n), variance(r), make_list(n), make_set(s), make_list_with_nulls(n), make_bag(d)')).toEqual([
      [Math.SQRT2, 0.5, [1, 3], ['x', 'y', ''], [1, 3, null], { p: 1, q: 3 }],
      [0, 0, [], [''], [null, null], {}],
      [0, 0, [-2], ['z'], [-2], {}],
    ]);
  });

  it('give one row where there is no row at all and no key', () => {
    const empty = 'T | where k == "none" | summarize';
    expect(
      rowsEveryWay(`${empty} count(), sum(n), max(s), arg_max(n, s), take_any(k), percentile(n, 50), dcount(n)`, T),
    ).toEqual([[0, 0, '', null, '', '', null, 0]]);
    expect(
      rowsEveryWay(`${empty} count(), make_set(n), make_bag(d), binary_all_or(n), buildschema(d) by k`, T),
    ).toEqual([]);
  });
});

describe('sums', () => {
  it('wrap at 64 bits, and averages are those of wrapped sums', () => {
    const longs = 'datatable (x: long) [9223372036854775807, 1, 2]';
    expect(rowsEveryWay(`${longs} | summarize sum(x), avg(x)`)).toEqual([
      [-9223372036854775806n, -3074457345618258400],
    ]);
  });

  it('of ints are longs', () => {
    expect(
      rowsEveryWay('datatable (x: int) [2147483647, 2147483647, int(null)] | summarize sum(x), sumif(x, isnotnull(x))'),
    ).toEqual([[4294967294, 4294967294]]);
  });

  it('of decimals and timespans keep their types', () => {
    expect(
      rowsEveryWay(
        'print x = decimal(0.1), y = 1d | union (print x = decimal(0.2), y = 2h) | summarize sum(x), avg(x), sum(y), avg(y)',
      ),
    ).toEqual([['0.3', '0.15', '1.02:00:00', '13:00:00']]);
  });
});

describe('NaN', () => {
  it('is the least and the greatest', () => {
    const reals = 'datatable (x: real, y: long) [1.0, 1, real(nan), 2, 3.0, 3]';
    expect(rowsEveryWay(`${reals} | summarize min(x), max(x), arg_max(x, y), arg_min(x, y)`)).toEqual([
      [Number.NaN, Number.NaN, Number.NaN, 2, Number.NaN, 2],
    ]);
  });
});

describe('arg_max and arg_min', () => {
  it('take the first of equal rows, and null only where there is nothing else', () => {
    expect(byK('arg_max(n, s), arg_min(t, n)')).toEqual([
      [3, 'y', '2026-01-01T00:00:00.0000000Z', 1],
      [null, '', null, null],
      [-2, 'z', '2025-01-01T00:00:00.0000000Z', -2],
    ]);
    expect(rowsEveryWay('datatable (x: long, y: string) [1, "a", 2, "b", 2, "c"] | summarize arg_max(x, y)')).toEqual([
      [2, 'b'],
    ]);
  });

  it('name their columns as Kusto does', () => {
    expect(namesOf('arg_max(n + 1, s, strlen(s), r * 2)')).toBe('max_:long s:string strlen_s:long max__arg3:real');
    expect(namesOf('arg_max(t, *) by k')).toBe('k:string t:datetime n:long r:real s:string d:dynamic');
    expect(namesOf('arg_max(t, *) by x = k')).toBe('x:string t:datetime n:long r:real s:string d:dynamic');
    expect(namesOf('arg_max(t, *) by bin(t, 1d)')).toBe(
      't:datetime t1:datetime k:string n:long r:real s:string d:dynamic',
    );
    expect(namesOf('arg_max(n, s, *) by k')).toBe('k:string n:long s:string r:real t:datetime d:dynamic');
    expect(namesOf('a = arg_max(n, s), (b, c) = arg_min(n, r)')).toBe('a:long s:string b:long c:real');
    expect(namesOf('argmax(n, s), argmin(n, *) by k, t, d = tostring(d)')).toBe(
      'k:string t:datetime d:string max_n:long max_n_s:string min_n:long min_n_r:real min_n_s:string min_n_d:dynamic',
    );
  });

  it('refuse what has no order', () => {
    expect(refusal('T | summarize arg_max(d, k)')).toContain('KS206: values of type dynamic have no order');
    expect(refusal('T | summarize arg_max(*)')).toContain("KS119: 'arg_max' needs a value to compare by");
  });
});

describe('take_any', () => {
  it('prefers a value of one column that is not empty, and takes whole rows of several', () => {
    expect(byK('take_any(s), any(n)')).toEqual([
      ['x', 1],
      ['', null],
      ['z', -2],
    ]);
    expect(
      rowsEveryWay('datatable (x: string, y: long) ["", 1, "a", 2] | summarize take_any(x, y), take_any(*)'),
    ).toEqual([['', 1, '', 1]]);
    expect(rowsEveryWay('datatable (x: string) ["", "a"] | summarize take_any(x), take_anyif(x, x != "a")')).toEqual([
      ['a', ''],
    ]);
  });

  it('names its columns as Kusto does', () => {
    expect(namesOf('take_any(n + 1), take_any(k, s), any(k, n * 2), any(*)')).toBe(
      'any_arg0:long k:string s:string any_k:string any_arg1:long any_k1:string any_n:long any_r:real any_t:datetime any_s:string any_d:dynamic',
    );
  });
});

describe('lists and sets', () => {
  it('end at the size that is given', () => {
    const numbers = 'range x from 1 to 9 step 1 | extend x = x % 4';
    expect(
      rowsEveryWay(
        `${numbers} | summarize make_list(x, 3), make_set(x, 2), make_list_if(x, x > 1, 2), make_set_if(x, x > 0, 9)`,
      ),
    ).toEqual([
      [
        [1, 2, 3],
        [1, 2],
        [2, 3],
        [1, 2, 3],
      ],
    ]);
  });

  it('take the elements of arrays one by one into sets, and tell texts from numbers', () => {
    expect(overall('make_set(d)')).toEqual([[{ p: 1 }, 1, 2, { p: 2, q: 3 }, 3, 'text']]);
    expect(rowsEveryWay('print x = dynamic([1, "1", 1.0, true, "true"]) | summarize make_set(x)')).toEqual([
      [[1, '1', 1, true, 'true']],
    ]);
    expect(
      rowsEveryWay(
        'print x = dynamic({"a": 1, "b": 2}) | union (print x = dynamic({"b": 2, "a": 1})) | summarize array_length(make_set(x))',
      ),
    ).toEqual([[1]]);
  });

  it('keep times as times', () => {
    expect(rowsEveryWay('print x = datetime(2026-01-01) | summarize s = make_set(x) | project gettype(s[0])')).toEqual([
      ['datetime'],
    ]);
  });
});

describe('percentiles', () => {
  it('are values of the column, by nearest rank', () => {
    expect(rowsEveryWay('range x from 1 to 10 step 1 | summarize percentiles(x, 0, 10, 11, 50, 99.9, 100)')).toEqual([
      [1, 1, 2, 5, 10, 10],
    ]);
    expect(rowsEveryWay('datatable (x: string) ["b", "a", "c"] | summarize percentile(x, 50)')).toEqual([['b']]);
    expect(byK('percentile(t, 50), percentiles_array(n, 50, 100)')).toEqual([
      ['2026-01-02T00:00:00.0000000Z', [1, 3]],
      [null, null],
      ['2025-01-01T00:00:00.0000000Z', [-2, -2]],
    ]);
  });

  it('count each value as often as its weight, not at all where that is null or negative', () => {
    const weighted = 'datatable (x: long, w: long) [1, 3, 2, 1, 3, 0, 4, -5, 5, long(null)]';
    expect(
      rowsEveryWay(`${weighted} | summarize percentilesw(x, w, 75, 76), percentilesw_array(x, w, dynamic([0, 100]))`),
    ).toEqual([[1, 2, [1, 2]]]);
  });

  it('name their columns as Kusto does', () => {
    expect(
      namesOf(
        'percentile(n, 99.90), percentiles(r + 1, 5, 50), percentiles_array(n, 5), (a, b) = percentiles(n, 1, 2, 3), x = percentilew(n, n, 5)',
      ),
    ).toBe(
      'percentile_n_99_9:long percentile__5:real percentile__50:real percentiles_n:dynamic a:long b:long percentile_n_3:long x:long',
    );
    expect(namesOf('percentile(toint(n), 5), percentile(todecimal(n), 5)')).toBe(
      'percentile_n_5:long percentile_n_51:real',
    );
  });

  it('refuse what is no percentage', () => {
    expect(() => runQuery('print x = 1 | summarize percentile(x, 101)')).toThrow(
      new RunError('KQ110', 'a percentile lies between 0 and 100, and 101 does not'),
    );
    expect(refusal('T | summarize percentile(n, n)')).toContain(
      "KS143: the percentile of 'percentile' has to be a constant",
    );
  });
});

describe('distinct counts', () => {
  it('leave out null and count the empty text', () => {
    expect(
      overall('dcount(n), dcount(s), dcountif(s, n > 0), count_distinct(k), count_distinctif(k, s == ""), dcount(d)'),
    ).toEqual([3, 4, 2, 3, 2, 5]);
  });

  it('are exact in many groups, and close beyond 100,000 in one', () => {
    const [row] = runQuery(
      'range x from 1 to 250000 step 1 | extend k = x % 50000 | summarize n = dcount(x) by k | summarize min(n), max(n), count()',
    ).rows;
    expect(row).toEqual([5, 5, 50_000]);
    const [[estimate, exact] = []] = runQuery(
      'range x from 1 to 250000 step 1 | summarize dcount(x), count_distinct(x)',
    ).rows;
    expect(exact).toBe(250_000);
    expect(Math.abs(Number(estimate) / 250_000 - 1)).toBeLessThan(0.02);
  });
});

describe('HyperLogLog', () => {
  const sketchOf = (from: number, to: number, precision: number) => {
    const sketch = new HyperLogLog(precision);
    const hash = hasherOf('long');
    for (let i = from; i < to; i++) sketch.add(hash(BigInt(i)));
    return sketch;
  };

  it.each([12, 14, 16, 18])('is close with precision %i', (precision) => {
    for (const count of [1024, 1025, 5000, 200_000]) {
      const error = sketchOf(0, count, precision).count() / count - 1;
      expect(Math.abs(error), `${count}`).toBeLessThan(4 * (1.04 / Math.sqrt(2 ** precision)));
    }
  });

  it('merges to what all values together give, the smaller precision remaining', () => {
    const all = sketchOf(0, 30_000, 12).toDynamic();
    expect(
      sketchOf(0, 20_000, 14)
        .merge(sketchOf(10_000, 30_000, 12))
        .toDynamic(),
    ).toEqual(all);
    expect(
      sketchOf(0, 20_000, 12)
        .merge(sketchOf(10_000, 30_000, 14))
        .toDynamic(),
    ).toEqual(all);
    expect(
      sketchOf(0, 500, 12)
        .merge(sketchOf(400, 30_000, 12))
        .toDynamic(),
    ).toEqual(all);
    expect(
      sketchOf(400, 30_000, 12)
        .merge(sketchOf(0, 500, 16))
        .toDynamic(),
    ).toEqual(all);
  });

  it('is read as it is written', () => {
    for (const count of [0, 10, 1024, 5000]) {
      const written = sketchOf(0, count, 14).toDynamic();
      expect(HyperLogLog.fromDynamic(written)?.toDynamic()).toEqual(written);
    }
    for (const other of [null, 'x', 1n, [], [[1024n, 14n]], [[1024n, 13n], [], []], [[1024n, 14n], [], 'short']]) {
      expect(HyperLogLog.fromDynamic(other)).toBeNull();
    }
  });
});

describe('t-digest', () => {
  it('knows the rank of each percentile to a thousandth', () => {
    const digest = new TDigest('real');
    const count = 150_000;
    // A permutation of 0 … count - 1, squared: the values are neither ordered nor evenly spread.
    for (let i = 0; i < count; i++) digest.add(((i * 7919) % count) ** 2, 1);
    for (const percentile of [0, 0.1, 1, 25, 50, 90, 99.9, 100]) {
      const rank = Math.sqrt(Number(digest.percentile(percentile))) / count;
      expect(Math.abs(rank - percentile / 100), `${percentile}`).toBeLessThan(0.001);
    }
  });

  it('keeps the type of its values, and merges', () => {
    const [row] = rowsEveryWay(
      'datatable (t: datetime, n: int) [datetime(2026-01-01), 1, datetime(2026-01-02), 2] | summarize a = tdigest(t), b = tdigest(n, n) ' +
        '| project percentile_tdigest(a, 100, typeof(datetime)), tostring(percentile_tdigest(a, 0)), percentile_tdigest(b, 100), rank_tdigest(b, 1), percentrank_tdigest(b, 2)',
    );
    expect(row).toEqual(['2026-01-02T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z', 2, 1, 100]);
    expect(TDigest.fromDynamic([['long'], [1n], []])).toBeNull();
    expect(
      rowsEveryWay(
        'print percentile_tdigest(dynamic("x"), 50), percentiles_array_tdigest(dynamic([1]), 50), rank_tdigest(dynamic({}), 1)',
      ),
    ).toEqual([[null, null, null]]);
  });
});

describe('buildschema', () => {
  it('tells what differs, at every depth', () => {
    expect(overall('buildschema(d)')).toEqual([[{ '`indexer`': 'long', p: 'long', q: 'long' }, 'string']]);
    expect(
      rowsEveryWay('print d = dynamic({"a": [{"b": 1.5}, {"b": null, "c": []}]}) | summarize buildschema(d)'),
    ).toEqual([[{ a: { '`indexer`': { b: 'double', c: { '`indexer`': null } } } }]]);
  });
});

describe('expressions over aggregates', () => {
  it('may hold constants and several aggregates', () => {
    expect(overall('max(n) - min(n), x = 1, strcat(k = take_any(k), "!"), tostring(make_set(k))')).toEqual([
      5,
      1,
      'a!',
      '["a","b","c"]',
    ]);
  });

  it('refuse columns, and say nothing more of unknown functions', () => {
    expect(refusal('T | summarize max(n) + n')).toContain("KS236: 'n' is a column, where an aggregate");
    expect(refusal('T | summarize nothing(n)').match(/error/g)).toHaveLength(1);
    expect(refusal('T | summarize x = max(n), x = min(n)')).toContain("KS171: there is a column named 'x' already");
    expect(refusal('T | summarize k = count() by k')).toContain('KS171');
  });
});
