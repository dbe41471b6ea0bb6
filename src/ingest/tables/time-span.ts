// The first and the last time of some rows.

import { flatten, type Vector } from '../../engine/values/vector.js';

export interface TimeSpan {
  /** Ticks; null where no row has a time. */
  readonly oldest: bigint | null;
  readonly newest: bigint | null;
  /** Whether a row has no time. */
  readonly missing: boolean;
}

export const NO_SPAN: TimeSpan = { oldest: null, newest: null, missing: false };

/** @param times a datetime vector */
export function spanOf(times: Vector): TimeSpan {
  const { data, nulls, length } = flatten(times);
  // The data of a datetime vector.
  const ticks = data as BigInt64Array;
  let [oldest, newest]: [bigint | null, bigint | null] = [null, null];
  for (let row = 0; row < length; row++) {
    if (nulls !== null && nulls[row] === 1) continue;
    const value = ticks[row] as bigint;
    if (oldest === null || value < oldest) oldest = value;
    if (newest === null || value > newest) newest = value;
  }
  return { oldest, newest, missing: nulls?.includes(1) ?? false };
}

export function joined(a: TimeSpan, b: TimeSpan): TimeSpan {
  const earlier = a.oldest === null || (b.oldest !== null && b.oldest < a.oldest) ? b.oldest : a.oldest;
  const later = a.newest === null || (b.newest !== null && b.newest > a.newest) ? b.newest : a.newest;
  return { oldest: earlier, newest: later, missing: a.missing || b.missing };
}
