import { type Parts, partsByGroup, type SplittableAccumulator } from '../../run/parts.js';
import { trueRows } from '../../run/selection.js';
import type { ScalarType } from '../../values/types.js';
import type { FlatVector, Vector } from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';
import { grown } from './_grown.js';

export const countRows: AggregateOverload = accumulated([], 'long', () => new Counter(false));
export const countTrue: AggregateOverload = accumulated(['predicate: bool'], 'long', () => new Counter(true));
/** `count(x)` of anything but a predicate: all rows, null or not. */
export const countAny: AggregateOverload = accumulated(['expr: not-bool'], 'long', () => new Counter(false));

/** Counts rows a group: all, or those for which the first argument is true. */
class Counter implements SplittableAccumulator {
  private counts = new Float64Array(64);

  constructor(private readonly conditional: boolean) {}

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.counts = grown(this.counts, groupCount);
    const { counts } = this;
    const [condition] = args;
    if (this.conditional && condition !== undefined) {
      for (const row of trueRows(condition)) (counts[groups[row] as number] as number)++;
    } else {
      for (let row = 0; row < groups.length; row++) (counts[groups[row] as number] as number)++;
    }
  }

  parts(groupCount: number): Parts {
    return partsByGroup(groupCount, [numberVector('real', grown(this.counts, groupCount).subarray(0, groupCount))]);
  }

  addParts(groups: Uint32Array, groupCount: number, [column]: readonly Vector[]): void {
    this.counts = grown(this.counts, groupCount);
    const { counts } = this;
    const { data } = column as FlatVector; // as `parts` has made it
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      counts[group] = (counts[group] as number) + (data[row] as number);
    }
  }

  finish(groupCount: number): readonly FlatVector[] {
    return [longVector(grown(this.counts, groupCount), groupCount)];
  }
}

/** Numbers without nulls as a column. */
export function numberVector(type: ScalarType, data: BigInt64Array | Float64Array): FlatVector {
  return { encoding: 'flat', type, length: data.length, data, nulls: null };
}

/** Whole numbers as a column of type long; by halves, the low one first in memory, so that no BigInt is made. */
export function longVector(numbers: Float64Array | Uint32Array, length: number): FlatVector {
  const data = new BigInt64Array(length);
  const halves = new Uint32Array(data.buffer);
  for (let i = 0; i < length; i++) {
    const number = numbers[i] as number;
    halves[2 * i] = number;
    halves[2 * i + 1] = Math.floor(number / 2 ** 32);
  }
  return numberVector('long', data);
}
