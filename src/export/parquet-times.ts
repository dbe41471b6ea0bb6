// In which unit Parquet can hold the times of a column. Nanoseconds, in 64 bits, reach from 1677 to 2262; microseconds
// reach further, and lose the last digit of a tick.

import { UNIX_EPOCH_TICKS } from '../engine/values/datetime.js';
import { readerOf, type Vector } from '../engine/values/vector.js';

/** `text` where neither does. */
export type TimeUnit = 'NANOS' | 'MICROS' | 'text';

export const NANOSECONDS_OF_TICK = 100n;
export const TICKS_OF_MICROSECOND = 10n;

const REACH = (2n ** 63n - 1n) / NANOSECONDS_OF_TICK;

export class TimeRange {
  private isFar = false;
  private isFine = false;

  get unit(): TimeUnit {
    if (!this.isFar) return 'NANOS';
    return this.isFine ? 'text' : 'MICROS';
  }

  look(times: Vector): void {
    const distinct = times.encoding === 'dictionary' ? times.dictionary : times;
    const read = readerOf(distinct);
    for (let row = 0; row < distinct.length; row++) {
      const ticks = read(row);
      if (typeof ticks !== 'bigint') continue;
      const sinceEpoch = ticks - UNIX_EPOCH_TICKS;
      if (sinceEpoch > REACH || sinceEpoch < -REACH) this.isFar = true;
      if (!this.isFine && ticks % TICKS_OF_MICROSECOND !== 0n) this.isFine = true;
    }
  }
}
