// The first and the last time of the rows of a table.

import { flatten, type Vector } from '../../engine/values/vector.js';

export class TimeSpan {
  oldest: bigint | null = null;
  newest: bigint | null = null;

  /** @param times a datetime vector */
  add(times: Vector): void {
    const { data, nulls, length } = flatten(times);
    // The data of a datetime vector.
    const ticks = data as BigInt64Array;
    for (let row = 0; row < length; row++) {
      if (nulls !== null && nulls[row] === 1) continue;
      const value = ticks[row] as bigint;
      if (this.oldest === null || value < this.oldest) this.oldest = value;
      if (this.newest === null || value > this.newest) this.newest = value;
    }
  }
}
