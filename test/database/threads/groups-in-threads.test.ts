import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type QueryOptions } from '../../../src/database/database.js';
import { Batch } from '../../../src/engine/values/batch.js';
import { stringifyPlain } from '../../../src/engine/values/plain.js';
import { SCALAR_TYPES, type ScalarType, type Value } from '../../../src/engine/values/types.js';
import { vectorOf } from '../../../src/engine/values/vector.js';
import { QUERIES } from '../../naive/queries.js';
import { arbitraryTables } from '../../naive/tables.js';
import { columnOf } from '../../store/arbitraries.js';
import { NOW } from '../../support/run-query.js';
import { SimulatedThreads } from '../../support/simulated-threads.js';
import { appendParts, storedTables } from '../../support/stored-tables.js';

const RUNS = 150;

/** How segments are shared among this thread and others, over and over. */
const turns = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });

function answer(database: Database, kql: string, options: QueryOptions): string {
  try {
    const { columns, rows } = database.query(kql, { now: NOW, ...options });
    return [JSON.stringify(columns), ...Array.from(rows, (row) => stringifyPlain([...row]))].join('\n');
  } catch (error) {
    return String(error);
  }
}

/** Whatever the segments, and whatever is left out of them, the answer is that of one thread. */
function expectSame(database: Database, kql: string, sharedOut: readonly number[], pruning: boolean): void {
  const threads = new SimulatedThreads(database.store, sharedOut);
  const expected = answer(database, kql, { parallel: null, pruning: false });
  expect(answer(database, kql, { parallel: threads, pruning }), kql).toBe(expected);
}

describe('threads that do some of the segments change no answer', () => {
  it.each(['steps', 'aggregates'])('of random queries: %s', (form) => {
    const property = fc.property(
      arbitraryTables(),
      fc.constantFrom(1, 2, 5),
      turns,
      fc.boolean(),
      fc.gen(),
      (tables, partRows, sharedOut, pruning, gen) => {
        const database = storedTables(tables, partRows, 0);
        try {
          expectSame(database, QUERIES[form]?.((count) => gen(fc.nat, count - 1)) ?? '', sharedOut, pruning);
        } finally {
          database.close();
        }
      },
    );
    fc.assert(property, { numRuns: RUNS });
  });

  /** Aggregates of a value `x` of any type, or of what is named. */
  const anyType = [
    ...['count()', 'dcount(x)', 'make_set(x)', 'make_set(x, 2)', 'take_any(x)', 'take_any(*)', 'hll(tostring(x))'],
    ...['arg_max(tostring(x), *)', 'arg_min(row, x)', 'countif(isempty(x))', 'make_set_if(x, row % 2 == 0)'],
    ...['take_anyif(x, row % 3 == 0)', 'make_list(x)', 'percentile(row, 30)', 'sum(row)', 'avg(row)', 'max(row)'],
    ...['make_bag(bag_pack(tostring(row % 4), x))', 'sum(row * 0.1)', 'binary_all_xor(row)', 'min(tostring(x))'],
  ];
  it.each(SCALAR_TYPES)('of aggregates of type %s', (type) => {
    const rows = columnOf(type, 12).chain((values) =>
      fc.record({
        values: fc.constant(values),
        keys: fc.array(fc.nat(2), { minLength: values.length, maxLength: values.length }),
      }),
    );
    const property = fc.property(
      rows,
      fc.subarray(anyType, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', ' by k', ' by bin(row, 3), k', ...(type === 'dynamic' ? [] : [' by x', ' by k, x'])),
      fc.constantFrom('', '| where row > 2 ', '| extend z = tostring(x) | where z != "a" '),
      turns,
      ({ values, keys }, aggregates, by, steps, sharedOut) => {
        const database = databaseOf(type, values, keys);
        try {
          expectSame(database, `T ${steps}| summarize ${aggregates.join(', ')}${by}`, sharedOut, true);
        } finally {
          database.close();
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  /** A table of segments of two rows. */
  function databaseOf(type: ScalarType, values: readonly Value[], keys: readonly number[]): Database {
    const database = openDatabase(':memory:');
    const columns = [
      { name: 'row', type: 'long' as const },
      { name: 'k', type: 'int' as const },
      { name: 'x', type },
    ];
    database.createTable('T', columns);
    const rows = new Batch(values.length, [
      [
        'row',
        vectorOf(
          'long',
          values.map((_, row) => BigInt(row)),
        ),
      ],
      ['k', vectorOf('int', keys)],
      ['x', vectorOf(type, values)],
    ]);
    appendParts(database, 'T', columns, rows, 2);
    return database;
  }
});

it('fails as one thread does, at the rows that cannot be evaluated', () => {
  const rows = ['a', 'b', '(', 'c', '[', 'd'].map((s) => [s]);
  const database = storedTables({ T: { columns: { s: 'string' }, rows } }, 1);
  const kql = 'T | extend m = "abc" matches regex s | summarize countif(m)';
  for (const sharedOut of [[1], [1, 2], [2, 3], [6]]) {
    const threads = new SimulatedThreads(database.store, sharedOut);
    expect(answer(database, kql, { parallel: threads })).toBe(answer(database, kql, { parallel: null }));
  }
  expect(answer(database, kql, { parallel: null })).toContain('RunError');
  database.close();
});

describe('of the groups of a segment', () => {
  const rows = Array.from({ length: 6000 }, (_, i) => [i, i % 5]);
  const database = storedTables({ T: { columns: { n: 'long', k: 'long' }, rows } }, 3000);
  afterAll(() => database.close());

  it.each<[string, string, number, QueryOptions?]>([
    ['few come from threads', 'T | summarize max(n), make_set(n % 10) by k', 1],
    ['none do where they are nearly as many as the rows', 'T | summarize count() by n', 0],
    ['none do where what is aggregated is', 'T | summarize make_set(n) by k', 0],
    ['none do where the order of additions counts', 'T | summarize sum(n * 0.1) by k', 0],
    ['none do where memory is counted', 'T | summarize count() by k', 0, { maxMemory: 2 ** 30 }],
  ])('%s', (_, kql, answers, options = {}) => {
    const threads = new SimulatedThreads(database.store, [1]);
    expect(answer(database, kql, { parallel: threads, ...options })).toBe(answer(database, kql, { parallel: null }));
    expect(threads.answers).toBe(answers);
  });
});
