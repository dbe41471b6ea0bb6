import type { Accumulator } from '../../run/kernel.js';
import type { FlatVector, Vector } from '../../values/vector.js';
import { trueRows } from '../../run/selection.js';

/** Counts rows a group: all, or those for which the first argument is true. */
export class Counter implements Accumulator {
  private counts = new Float64Array(64);

  constructor(private readonly conditional: boolean) {}

  private grow(groupCount: number): void {
    if (groupCount <= this.counts.length) return;
    const counts = new Float64Array(Math.max(groupCount, this.counts.length * 2));
    counts.set(this.counts);
    this.counts = counts;
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.grow(groupCount);
    const { counts } = this;
    const [condition] = args;
    if (this.conditional && condition !== undefined) {
      for (const row of trueRows(condition)) (counts[groups[row] as number] as number)++;
    } else {
      for (let row = 0; row < groups.length; row++) (counts[groups[row] as number] as number)++;
    }
  }

  merge(other: Counter, groupOf: Uint32Array, groupCount: number): void {
    this.grow(groupCount);
    for (let g = 0; g < groupOf.length; g++) {
      const group = groupOf[g] as number;
      this.counts[group] = (this.counts[group] as number) + (other.counts[g] ?? 0);
    }
  }

  finish(groupCount: number): readonly FlatVector[] {
    this.grow(groupCount);
    const data = BigInt64Array.from({ length: groupCount }, (_, g) => BigInt(this.counts[g] as number));
    return [{ encoding: 'flat', type: 'long', length: groupCount, data, nulls: null }];
  }
}
