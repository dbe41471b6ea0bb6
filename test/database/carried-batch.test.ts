import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CarriedBatch, carried, uncarried } from '../../src/database/carried-batch.js';
import { Batch } from '../../src/engine/values/batch.js';
import { SCALAR_TYPES } from '../../src/engine/values/types.js';
import { readerOf, type Vector } from '../../src/engine/values/vector.js';
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
