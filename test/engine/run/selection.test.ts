import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Selection, trueRows } from '../../../src/engine/run/selection.js';
import { Batch } from '../../../src/engine/values/batch.js';
import {
  constantVector,
  dictionaryVector,
  makeCodes,
  readerOf,
  type Vector,
  vectorOf,
} from '../../../src/engine/values/vector.js';

const LENGTH = 70;
/** Few of them true, some, or most. */
const truths = fc
  .constantFrom(...[1, 10, 19].map((weight) => [weight, 20 - weight] as const))
  .chain(([often, seldom]) =>
    fc.array(
      fc.oneof(
        { weight: often, arbitrary: fc.constant(true) },
        { weight: seldom, arbitrary: fc.constantFrom(false, null) },
      ),
      { minLength: LENGTH, maxLength: LENGTH },
    ),
  );
/** Codes of each width, behind values that no row has. */
const codes = fc
  .constantFrom(LENGTH, 0x101, 0x10001)
  .map((size) => makeCodes(size, LENGTH).map((_, row) => (row * 11) % LENGTH));
const condition: fc.Arbitrary<Vector> = fc.oneof(
  truths.map((values) => vectorOf('bool', values)),
  fc.tuple(truths, codes).map(([values, codes]) => dictionaryVector(vectorOf('bool', values), codes)),
  fc.option(fc.boolean()).map((value) => constantVector('bool', value, LENGTH)),
);

describe('a selection', () => {
  it('leaves the rows for which all conditions are true', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 4 }), (conditions) => {
        const rows = Array.from({ length: LENGTH }, (_, row) => row);
        const selection = new Selection(new Batch(LENGTH, [['row', vectorOf('int', rows)]]));
        let expected = rows;
        for (const each of conditions) {
          if (selection.length > 0) selection.narrow(each);
          const isTrue = new Set(trueRows(each));
          expected = expected.filter((row) => isTrue.has(row));
          expect(selection.length).toBe(expected.length);
        }
        const left = readerOf(selection.batch().column('row'));
        expect(expected.map((_, i) => left(i))).toEqual(expected);
      }),
    );
  });

  it('finds the rows of a few values, be they few or many', () => {
    const length = 5000;
    const shape = fc.record({
      step: fc.constantFrom(1, 2, 3, 50, 400, 3000),
      first: fc.nat(length),
      wanted: fc.uniqueArray(fc.nat(6), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(shape, ({ step, first, wanted }) => {
        const byRow = Uint8Array.from({ length }, (_, row) => (row < first || row % step > 0 ? 9 : row % 7));
        const values = Array.from({ length: 10 }, (_, value) => wanted.includes(value));
        const selection = new Selection(new Batch(length, [['code', vectorOf('int', [...byRow])]]));
        selection.narrow(dictionaryVector(vectorOf('bool', values), byRow));
        const expected = [...byRow].filter((value) => wanted.includes(value));
        expect(selection.length).toBe(expected.length);
        const left = readerOf(selection.batch().column('code'));
        expect(expected.map((_, i) => left(i))).toEqual(expected);
      }),
    );
  });
});
