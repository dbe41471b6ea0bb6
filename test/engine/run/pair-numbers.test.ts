import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_NUMBER, PairNumbers } from '../../../src/engine/run/pair-numbers.js';

/** Some thousand pairs, each of whose numbers is below one of the limits, so that few and many pairs are possible. */
const pairsBelow = (...limits: readonly [number, number][]) =>
  fc
    .constantFrom(...limits)
    .chain(([first, second]) =>
      fc.array(fc.tuple(fc.nat(first - 1), fc.nat(second - 1)), { minLength: 1, maxLength: 3000, size: 'max' }),
    );

const few = pairsBelow([41, 41], [1, 3000], [3000, 1], [7, 500]);
const many = pairsBelow([1000, 1000], [2 ** 32, 2 ** 32], [2, 2 ** 32], [2 ** 32, 2]);

describe('PairNumbers', () => {
  it.each([
    ['few', few],
    ['many', many],
    ['first few, then many', fc.tuple(few, many, few).map((parts) => parts.flat())],
  ])('numbers pairs as a map of their texts does, through every growth, where %s are possible', (_, pairs) => {
    fc.assert(
      fc.property(pairs, (list) => {
        const numbers = new PairNumbers();
        const expected = new Map<string, number>();
        for (const [first, second] of [...list, ...list]) {
          const key = `${first} ${second}`;
          const known = expected.get(key);
          if (numbers.find(first, second) !== (known ?? NO_NUMBER)) expect.fail(`${key} is found before it came`);
          if (known === undefined) expected.set(key, expected.size);
          if (numbers.numberOf(first, second) !== expected.get(key)) expect.fail(`${key} got another number`);
        }
        expect(numbers.size).toBe(expected.size);
        const found = Array.from({ length: numbers.size }, (_, n) => `${numbers.firstOf(n)} ${numbers.secondOf(n)}`);
        expect(found).toEqual([...expected.keys()]);
      }),
      { numRuns: 20 },
    );
  });

  it('numbers all pairs of two columns as it numbers them one by one', () => {
    fc.assert(
      fc.property(fc.oneof(few, many), (list) => {
        const [all, each] = [new PairNumbers(), new PairNumbers()];
        for (const part of [list.slice(0, list.length / 3), list]) {
          const firsts = Uint32Array.from(part, ([first]) => first);
          const seconds = Uint32Array.from(part, ([, second]) => second);
          all.numberAll(firsts, seconds);
          expect(firsts).toEqual(Uint32Array.from(part, ([first, second]) => each.numberOf(first, second)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('finds nothing for what has no number', () => {
    const numbers = new PairNumbers();
    numbers.numberOf(0, 0);
    expect([numbers.find(NO_NUMBER, 0), numbers.find(0, NO_NUMBER), numbers.find(0, 1)]).toEqual(
      Array(3).fill(NO_NUMBER),
    );
  });
});
