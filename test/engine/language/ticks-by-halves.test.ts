import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf } from '../../../src/engine/language/aggregates/_best.js';
import { longVector } from '../../../src/engine/language/aggregates/_counter.js';
import { valueAt, vectorOf } from '../../../src/engine/values/vector.js';

const { MAX_SAFE_INTEGER } = Number;

/** 64-bit integers that differ in one half, in both, or in the sign. */
const ticks = fc.oneof(
  fc.bigInt({ min: -2n, max: 2n }),
  fc.constantFrom(2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, -(2n ** 31n), -(2n ** 32n), 2n ** 63n - 1n, -(2n ** 63n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const rows = fc.array(fc.tuple(fc.nat(2), fc.option(ticks)), { maxLength: 20 });

describe('bestOf 64-bit integers', () => {
  it.each([1, -1] as const)('is told of each row that is better than all before it (%s)', (direction) => {
    fc.assert(
      fc.property(rows, rows, (...batches) => {
        const best = bestOf('long', direction);
        const known: (bigint | null | undefined)[] = [undefined, undefined, undefined];
        for (const batch of batches) {
          const [told, wanted]: [number[], number[]] = [[], []];
          for (const [row, [group, value]] of batch.entries()) {
            const before = known[group];
            const isBetter =
              before === undefined ||
              (value !== null && (before === null || (direction > 0 ? value > before : value < before)));
            if (!isBetter) continue;
            known[group] = value;
            wanted.push(row);
          }
          const groups = Uint32Array.from(batch, ([group]) => group);
          const values = vectorOf(
            'long',
            batch.map(([, value]) => value),
          );
          best.add(groups, 3, values, (_, row) => told.push(row));
          expect(told).toEqual(wanted);
        }
        const found = best.finish(3);
        expect(known.map((_, group) => valueAt(found, group))).toEqual(known.map((value) => value ?? null));
        expect(known.map((_, group) => best.has(group))).toEqual(known.map((value) => value !== undefined));
      }),
    );
  });
});

describe('longVector', () => {
  it('holds whole numbers as they are', () => {
    const whole = fc.oneof(
      fc.integer({ min: -MAX_SAFE_INTEGER, max: MAX_SAFE_INTEGER }),
      fc.constantFrom(0, -1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, -(2 ** 32), MAX_SAFE_INTEGER, -MAX_SAFE_INTEGER),
    );
    fc.assert(
      fc.property(fc.array(whole), (numbers) => {
        const vector = longVector(Float64Array.from(numbers), numbers.length);
        expect(vector).toEqual(vectorOf('long', numbers.map(BigInt)));
      }),
    );
  });
});
