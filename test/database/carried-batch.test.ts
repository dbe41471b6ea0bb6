import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CarriedBatch, carried, uncarried } from '../../src/database/carried-batch.js';
import { Batch } from '../../src/engine/values/batch.js';
import { SCALAR_TYPES } from '../../src/engine/values/types.js';
import { dictionaryVector, readerOf, type Vector, vectorOf } from '../../src/engine/values/vector.js';
import { columnOf, vectorFor } from '../store/arbitraries.js';

it.each(SCALAR_TYPES)('carries any column of type %s', (type) => {
  const column = columnOf(type, 6).chain((values) => vectorFor(type, values).map((vector) => ({ values, vector })));
  fc.assert(
    fc.property(column, ({ values, vector }) => {
      const batch = uncarried(
        deserialize(serialize(carried(new Batch(values.length, [['c', vector]])))) as CarriedBatch,
      );
      const read = readerOf(batch.column('c'));
      expect(batch.column('c').type).toBe(type);
      expect(values.map((_, row) => read(row))).toEqual(values);
    }),
    { numRuns: 50 },
  );
});

it('leaves a dictionary behind that is larger than the rows', () => {
  const texts: Vector = { encoding: 'flat', type: 'string', length: 3, data: ['a', 'b', 'c'], nulls: null };
  const batch = new Batch(1, [
    ['c', { encoding: 'dictionary', type: 'string', length: 1, dictionary: texts, codes: Uint8Array.of(1) }],
  ]);
  expect(carried(batch).columns).toEqual([
    ['c', { encoding: 'flat', type: 'string', length: 1, data: ['b'], nulls: null }],
  ]);
});

it.each<[string, Vector]>([
  [
    'numbers',
    { encoding: 'flat', type: 'real', length: 4096, data: new Float64Array(4096), nulls: new Uint8Array(4096) },
  ],
  ['codes', dictionaryVector(vectorOf('string', ['a', 'b']), new Uint16Array(4096))],
])('leaves behind the rest of the %s that it is a part of', (_, column) => {
  const whole = new Batch(column.length, [['c', column]]);
  const [few, all] = [whole.slice(5, 8), whole].map((batch) => serialize(carried(batch)).length) as [number, number];
  expect(few).toBeLessThan(300);
  expect(all).toBeGreaterThan(4096);
});
