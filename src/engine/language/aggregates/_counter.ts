import type { Accumulator } from '../../run/kernel.js';
import { trueRows } from '../../run/selection.js';
import type { FlatVector, Vector } from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';
import { grown } from './_grown.js';

export const countRows: AggregateOverload = accumulated([], 'long', () => new Counter(false));
export const countTrue: AggregateOverload = accumulated(['predicate: bool'], 'long', () => new Counter(true));
/** `count(x)` of anything but a predicate: all rows, null or not. */
export const countAny: AggregateOverload = accumulated(['expr: not-bool'], 'long', () => new Counter(false));

/** Counts rows a group: all, or those for which the first argument is true. */
class Counter implements Accumulator {
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

  merge(other: Counter, groupOf: Uint32Array, groupCount: number): void {
    this.counts = grown(this.counts, groupCount);
    for (let g = 0; g < groupOf.length; g++) {
      const group = groupOf[g] as number;
      this.counts[group] = (this.counts[group] as number) + (other.counts[g] ?? 0);
    }
  }

  finish(groupCount: number): readonly FlatVector[] {
    return [longVector(grown(this.counts, groupCount), groupCount)];
  }
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
  return { encoding: 'flat', type: 'long', length, data, nulls: null };
}
