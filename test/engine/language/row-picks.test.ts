import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowPicks } from '../../../src/engine/language/aggregates/_row-picks.js';
import { readerOf, type Vector, vectorOf } from '../../../src/engine/values/vector.js';

const GROUPS = 6;

/** Batches of picks: for some groups a row each, the later ones in place of the earlier. */
const batches = fc.array(fc.array(fc.tuple(fc.nat({ max: GROUPS - 1 }), fc.nat({ max: 3 })), { maxLength: 8 }), {
  maxLength: 60,
});

function valuesOf(vector: Vector | undefined): unknown[] {
  const read = readerOf(vector as Vector);
  return Array.from({ length: GROUPS }, (_, group) => read(group));
}

describe('row picks', () => {
  it('are the last rows of each group, whether batches are kept or not', () => {
    fc.assert(
      fc.property(batches, fc.boolean(), (picksOfBatches, keepsBatches) => {
        const picks = new RowPicks(['long', 'string'], keepsBatches);
        const expected: (bigint | null)[] = Array.from({ length: GROUPS }, () => null);
        for (const [batch, pairs] of picksOfBatches.entries()) {
          const numbers = Array.from({ length: 4 }, (_, row) => BigInt(batch * 4 + row));
          const columns = [vectorOf('long', numbers), vectorOf('string', numbers.map(String))];
          picks.grow(GROUPS);
          for (const [group, row] of pairs) {
            picks.pick(group, row);
            expected[group] = numbers[row] as bigint;
          }
          picks.endBatch((place) => columns[place] as Vector, GROUPS);
        }
        const [longs, texts] = picks.finish(GROUPS);
        expect(valuesOf(longs)).toEqual(expected);
        expect(valuesOf(texts)).toEqual(expected.map((value) => (value === null ? '' : String(value))));
        expect(valuesOf(picks.finish(GROUPS)[0])).toEqual(expected);
      }),
    );
  });

  it('throw out rows that were replaced', () => {
    const picks = new RowPicks(['long'], true);
    const groups = 3;
    picks.grow(groups);
    for (let batch = 0; batch < 100_000; batch++) {
      picks.pick(batch % groups, 0);
      picks.endBatch(() => vectorOf('long', [BigInt(batch)]), groups);
    }
    const read = readerOf(picks.finish(groups)[0] as Vector);
    expect([0, 1, 2].map(read)).toEqual([99_999n, 99_997n, 99_998n]);
  });

  it('read no column of batches whose rows are all replaced', () => {
    const asked: number[] = [];
    const picks = new RowPicks(['long'], true);
    picks.grow(2);
    for (let batch = 0; batch < 10; batch++) {
      for (const group of [0, 1]) if (group === 0 || batch < 5) picks.pick(group, group);
      picks.endBatch(() => {
        asked.push(batch);
        return vectorOf('long', [1n, 2n]);
      }, 2);
    }
    picks.finish(2);
    expect(asked).toEqual([4, 9]);
  });

  it('keep no batch where memory is limited, and few otherwise', () => {
    for (const [keepsBatches, most] of [
      [false, 0],
      [true, 16],
    ] as const) {
      let asked = 0;
      const picks = new RowPicks(['long'], keepsBatches);
      picks.grow(100);
      for (let batch = 0; batch < 100; batch++) {
        picks.pick(batch, 0);
        picks.endBatch(() => {
          asked++;
          return vectorOf('long', [1n]);
        }, 100);
        expect(batch + 1 - asked).toBeLessThanOrEqual(most);
      }
    }
  });
});
