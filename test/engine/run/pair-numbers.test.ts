import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairNumbers } from '../../../src/engine/run/pair-numbers.js';

it('numbers pairs as a map of their texts does, through every growth', () => {
  const pairs = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 2000, size: 'max' });
  fc.assert(
    fc.property(pairs, (list) => {
      const numbers = new PairNumbers();
      const expected = new Map<string, number>();
      for (const [first, second] of [...list, ...list]) {
        const key = `${first} ${second}`;
        if (!expected.has(key)) expected.set(key, expected.size);
        if (numbers.numberOf(first, second) !== expected.get(key)) expect.fail(`${key} got another number`);
      }
      expect(numbers.size).toBe(expected.size);
      const found = Array.from({ length: numbers.size }, (_, n) => `${numbers.firstOf(n)} ${numbers.secondOf(n)}`);
      expect(found).toEqual([...expected.keys()]);
    }),
    { numRuns: 30 },
  );
});
