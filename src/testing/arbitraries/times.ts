import fc from 'fast-check';
import { TICKS_PER_DAY, TICKS_PER_MINUTE } from '../../engine/values/datetime.js';

/** A stretch of time in ticks that a rule looks at. */
export interface Window {
  readonly from: bigint;
  readonly to: bigint;
}

/** Times within a window, mostly, and at, just outside and far outside of both its ends. In ticks. */
export function timesAround({ from, to }: Window): fc.Arbitrary<bigint> {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return fc.oneof(
    { weight: 8, arbitrary: fc.bigInt({ min: first, max: last }) },
    // Several events of one moment, and of moments near each other.
    {
      weight: 4,
      arbitrary: fc.integer({ min: 1, max: 5 }).map((minutes) => last - BigInt(minutes) * TICKS_PER_MINUTE),
    },
    { weight: 2, arbitrary: fc.constantFrom(first - 1n, first, first + 1n, last - 1n, last, last + 1n) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(first - TICKS_PER_DAY, last + TICKS_PER_DAY, first - 365n * TICKS_PER_DAY),
    },
  );
}
