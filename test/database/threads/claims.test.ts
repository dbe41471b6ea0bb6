import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Claims } from '../../../src/database/threads/claims.js';

it('gives every segment once, whoever takes in whatever order', () => {
  const takers = fc.array(fc.constantFrom('here', 'next', 'last 0', 'last 1'), { maxLength: 60 });
  fc.assert(
    fc.property(fc.nat(40), takers, (count, order) => {
      const claims = Claims.of(count);
      claims.allow(count);
      // As another thread sees it.
      const elsewhere = new Claims(claims.shared);
      const taken: number[] = [];
      let place = 0;
      for (const taker of order) {
        if (taker === 'here') {
          if (place < count && claims.take(place)) taken.push(place);
          place++;
          continue;
        }
        const range = taker === 'next' ? elsewhere.takeNext() : elsewhere.takeLast(Number(taker.at(-1)), 2);
        for (let segment = range?.start ?? 0; segment < (range?.end ?? 0); segment++) taken.push(segment);
      }
      expect(new Set(taken).size).toBe(taken.length);
      for (let segment = 0; segment < count; segment++) {
        expect(claims.take(segment)).toBe(!taken.includes(segment));
      }
    }),
  );
});

it('gives the next segments as far as is allowed', () => {
  const claims = Claims.of(5);
  expect(claims.takeNext()).toBeNull();
  claims.allow(2);
  expect(claims.take(0)).toBe(true);
  expect(claims.takeNext()).toEqual({ start: 1, end: 2 });
  expect(claims.takeNext()).toBeNull();
});

it('gives the last segments a few at once, and fewer towards the end', () => {
  const claims = Claims.of(12);
  const ranges = Array.from({ length: 7 }, () => claims.takeLast(0, 1));
  expect(ranges.map((range) => range && [range.start, range.end])).toEqual([
    [9, 12],
    [7, 9],
    [6, 7],
    [3, 6],
    [1, 3],
    [0, 1],
    null,
  ]);
});

it('gives each thread its own share first', () => {
  const claims = Claims.of(12);
  const starts = [0, 1, 0, 1].map((thread) => claims.takeLast(thread, 2)?.end);
  expect(starts).toEqual([8, 12, 6, 10]);
});

it('has nothing to give once it is closed', () => {
  const claims = Claims.of(3);
  claims.allow(3);
  claims.close();
  expect([claims.takeNext(), claims.takeLast(0, 1), claims.take(1)]).toEqual([null, null, false]);
});
