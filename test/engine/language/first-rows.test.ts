import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTicks, ticksBetween } from '../../../src/engine/language/infix/_tick-order.js';
import { language } from '../../../src/engine/language/language.js';
import { firstRows } from '../../../src/engine/language/operators/_first-rows.js';
import { sortedRows } from '../../../src/engine/language/operators/_order.js';
import { TopRows } from '../../../src/engine/language/operators/_top-rows.js';
import { column } from '../../../src/engine/plan/plan.js';
import { DEFAULT_RUN_OPTIONS, RunContext } from '../../../src/engine/run/context.js';
import { Batch, concatBatches } from '../../../src/engine/values/batch.js';
import type { Value } from '../../../src/engine/values/types.js';
import { dictionaryVector, makeCodes, readerOf, type Vector, vectorOf } from '../../../src/engine/values/vector.js';

const context = new RunContext(language, () => undefined, { ...DEFAULT_RUN_OPTIONS, now: 0n });
const COLUMNS = [
  { name: 'time', type: 'datetime' },
  { name: 'name', type: 'string' },
  { name: 'size', type: 'real' },
] as const;

const ticks = fc.oneof(
  fc.bigInt({ min: 0n, max: 3n }),
  fc.constantFrom(2n ** 32n, 2n ** 32n - 1n, -1n, -(2n ** 63n), 2n ** 63n - 1n),
);
const rows = fc.array(
  fc.record({
    time: fc.option(ticks, { freq: 9 }),
    name: fc.constantFrom('', 'a', 'b'),
    size: fc.option(fc.constantFrom(0, 1, Number.NaN)),
  }),
  { maxLength: 60 },
);
const keys = fc.uniqueArray(
  fc.record({ of: fc.constantFrom(...COLUMNS), descending: fc.boolean(), nullsFirst: fc.boolean() }),
  { minLength: 1, selector: ({ of }) => of.name },
);
type Row = { readonly [name: string]: Value };

function batchOf(values: readonly Row[]): Batch {
  return new Batch(
    values.length,
    COLUMNS.map(({ name, type }): [string, Vector] => {
      const vector = vectorOf(
        type,
        values.map((row) => row[name] as Value),
      ); // every row has all columns
      return [
        name,
        type === 'string'
          ? dictionaryVector(
              vector,
              makeCodes(60, values.length).map((_, i) => i),
            )
          : vector,
      ];
    }),
  );
}

function orderOf(wanted: typeof keys extends fc.Arbitrary<infer T> ? T : never) {
  return wanted.map(({ of, ...direction }) => ({ expr: column(of), ...direction }));
}

function rowsOf(batch: Batch): Row[] {
  const readers = COLUMNS.map(({ name }) => [name, readerOf(batch.column(name))] as const);
  return Array.from({ length: batch.length }, (_, row) =>
    Object.fromEntries(readers.map(([name, read]) => [name, read(row)])),
  );
}

describe('the first rows', () => {
  it('of a batch are the first of all of them in order', () => {
    fc.assert(
      fc.property(rows, keys, fc.nat(70), (values, wanted, count) => {
        const batch = batchOf(values);
        const all = sortedRows(orderOf(wanted), batch, context);
        expect([...firstRows(orderOf(wanted), batch, context, count)]).toEqual([...all.subarray(0, count)]);
      }),
    );
  });

  it('of several batches are those of all their rows, also where so many batches come that some are let go', () => {
    fc.assert(
      fc.property(
        fc.array(rows, { maxLength: 5 }),
        keys,
        fc.nat(10),
        fc.constantFrom(1, 12),
        (parts, wanted, count, times) => {
          const batches = Array.from({ length: times }, () => parts)
            .flat()
            .map(batchOf);
          const first = new TopRows(count, orderOf(wanted), COLUMNS, context);
          for (const batch of batches) first.add(batch);
          const all = concatBatches(COLUMNS, batches);
          const expected = all.select(sortedRows(orderOf(wanted), all, context).subarray(0, count));
          expect(rowsOf(first.rows())).toEqual(rowsOf(expected));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are in order by numbers, times and texts as they are by their values', () => {
    const values = [3n, -1n, null, 2n ** 40n, 0n, -(2n ** 40n)].map(
      (time, i): Row => ({ time, name: 'ba'.charAt(i % 2), size: -i }),
    );
    const by = (name: 'time' | 'name') =>
      orderOf([{ of: COLUMNS[name === 'time' ? 0 : 1], descending: false, nullsFirst: true }]);
    const found = (name: 'time' | 'name') => [...sortedRows(by(name), batchOf(values), context)];
    expect(found('time')).toEqual([2, 5, 1, 4, 0, 3]);
    expect(found('name')).toEqual([1, 3, 5, 0, 2, 4]);
  });
});

describe('times by their halves', () => {
  it('compare as the whole numbers do', () => {
    fc.assert(
      fc.property(fc.array(fc.option(ticks)), ticks, (values, bound) => {
        const found = compareTicks(vectorOf('long', values), bound, [1, 0, 0]);
        const read = found === null ? () => undefined : readerOf(found);
        expect(values.map((_, row) => read(row))).toEqual(
          values.map((value) => (value === null ? null : value < bound)),
        );
      }),
    );
  });

  it('lie between two as the whole numbers do', () => {
    fc.assert(
      fc.property(fc.array(fc.option(ticks)), ticks, ticks, fc.boolean(), (values, from, to, negated) => {
        const found = ticksBetween(vectorOf('datetime', values), from, to, negated);
        const read = found === null ? () => undefined : readerOf(found);
        const wanted = values.map((value) => (value === null ? null : (value >= from && value <= to) !== negated));
        expect(values.map((_, row) => read(row))).toEqual(wanted);
      }),
    );
  });

  it('are not compared with what is no whole number', () => {
    expect(compareTicks(vectorOf('long', [1n]), null, [1, 0, 0])).toBeNull();
    expect(compareTicks(vectorOf('real', [1]), 1n, [1, 0, 0])).toBeNull();
  });
});
