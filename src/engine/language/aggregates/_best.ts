// The best value of each group: the largest or the smallest, the first of equal ones. NaN is better than any number in both
// directions. One class for each form in which values are kept, so that each loop sees one kind of number.

import { compareValues } from '../../values/compare.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type FlatVector, flatten, readerOf, type Vector, vectorOf } from '../../values/vector.js';
import { grown } from './_grown.js';

/** 1 for the largest value, -1 for the smallest. */
export type Direction = 1 | -1;

/** Is told of each row that is better than all of its group before it: of the first one in any case, and of the first value after nulls. */
export type OnBetter = (group: number, row: number) => void;

/** What has been seen of a group, upwards. */
const ONLY_NULLS = 1;
const A_VALUE = 2;

export interface Best {
  add(groups: Uint32Array, groupCount: number, values: Vector, onBetter: OnBetter): void;
  /** Whether a row of the group was seen. */
  has(group: number): boolean;
  /** The best values; null where there is none. */
  finish(groupCount: number): FlatVector;
}

export function bestOf(type: ScalarType, direction: Direction): Best {
  switch (type) {
    case 'long':
    case 'datetime':
    case 'timespan':
      return new BestTicks(type, direction);
    case 'int':
    case 'real':
      return new BestNumbers(type, direction);
    default:
      return new BestValues(type, direction);
  }
}

/** Of longs, datetimes and timespans. Compared by halves, the low one first in memory, so that no BigInt is made. */
class BestTicks implements Best {
  private best = new BigInt64Array(64);
  private seen = new Uint8Array(64);

  constructor(
    private readonly type: ScalarType,
    private readonly direction: Direction,
  ) {}

  add(groups: Uint32Array, groupCount: number, values: Vector, onBetter: OnBetter): void {
    this.best = grown(this.best, groupCount);
    this.seen = grown(this.seen, groupCount);
    const { seen, direction } = this;
    const { data: all, nulls } = flatten(values);
    const { low, high } = halvesOf(all as BigInt64Array); // what holds these types
    const { low: bestLow, high: bestHigh } = halvesOf(this.best);
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      if (nulls !== null && nulls[row] === 1) {
        if (seen[group] === 0) onBetter(group, row);
        seen[group] ||= ONLY_NULLS;
        continue;
      }
      const above = (high[2 * row + 1] as number) - (bestHigh[2 * group + 1] as number);
      const order = above === 0 ? (low[2 * row] as number) - (bestLow[2 * group] as number) : above;
      if (seen[group] === A_VALUE && !(direction > 0 ? order > 0 : order < 0)) continue;
      bestLow[2 * group] = low[2 * row] as number;
      bestHigh[2 * group + 1] = high[2 * row + 1] as number;
      seen[group] = A_VALUE;
      onBetter(group, row);
    }
  }

  has(group: number): boolean {
    return (this.seen[group] ?? 0) !== 0;
  }

  finish(groupCount: number): FlatVector {
    return typedBest(this.type, this.best, this.seen, groupCount);
  }
}

/** The halves of 64-bit integers as numbers: the low one of integer `i` at `2 * i` of `low`, the high one, which has the sign, behind it in `high`. */
function halvesOf({ buffer, byteOffset, length }: BigInt64Array): { low: Uint32Array; high: Int32Array } {
  return { low: new Uint32Array(buffer, byteOffset, 2 * length), high: new Int32Array(buffer, byteOffset, 2 * length) };
}

/** Of ints and reals. */
class BestNumbers implements Best {
  private best = new Float64Array(64);
  private seen = new Uint8Array(64);

  constructor(
    private readonly type: ScalarType,
    private readonly direction: Direction,
  ) {}

  add(groups: Uint32Array, groupCount: number, values: Vector, onBetter: OnBetter): void {
    this.best = grown(this.best, groupCount);
    this.seen = grown(this.seen, groupCount);
    const { best, seen, direction } = this;
    const { data, nulls } = flatten(values);
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      if (nulls !== null && nulls[row] === 1) {
        if (seen[group] === 0) onBetter(group, row);
        seen[group] ||= ONLY_NULLS;
        continue;
      }
      const value = data[row] as number;
      const known = best[group] as number;
      const isBetter = direction > 0 ? value > known : value < known;
      if (seen[group] === A_VALUE && !isBetter && !(Number.isNaN(value) && !Number.isNaN(known))) continue;
      best[group] = value;
      seen[group] = A_VALUE;
      onBetter(group, row);
    }
  }

  has(group: number): boolean {
    return (this.seen[group] ?? 0) !== 0;
  }

  finish(groupCount: number): FlatVector {
    const data = this.type === 'int' ? Int32Array.from(this.best) : this.best;
    return typedBest(this.type, data, this.seen, groupCount);
  }
}

function typedBest(
  type: ScalarType,
  best: BigInt64Array | Float64Array | Int32Array,
  seen: Uint8Array,
  length: number,
): FlatVector {
  const data = grown(best, length).subarray(0, length);
  const nulls = grown(seen, length)
    .subarray(0, length)
    .map((state) => (state === A_VALUE ? 0 : 1));
  return { encoding: 'flat', type, length, data, nulls: nulls.includes(1) ? nulls : null };
}

/** Of the other types. */
class BestValues implements Best {
  /** undefined where no row was seen */
  private readonly best: (Value | undefined)[] = [];

  constructor(
    private readonly type: ScalarType,
    private readonly direction: Direction,
  ) {}

  add(groups: Uint32Array, _groupCount: number, values: Vector, onBetter: OnBetter): void {
    const { best, direction } = this;
    const compare = compareValues(this.type);
    const read = readerOf(values);
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      const value = read(row);
      const known = best[group];
      if (known !== undefined) {
        if (value === known || value === null) continue;
        if (known !== null && compare(value, known) * direction <= 0) continue;
      }
      best[group] = value;
      onBetter(group, row);
    }
  }

  has(group: number): boolean {
    return this.best[group] !== undefined;
  }

  finish(groupCount: number): FlatVector {
    return vectorOf(
      this.type,
      Array.from({ length: groupCount }, (_, group) => this.best[group] ?? null),
    );
  }
}
