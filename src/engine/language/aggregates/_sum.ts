import type { Accumulator } from '../../run/kernel.js';
import { type Parts, partsByGroup, type SplittableAccumulator } from '../../run/parts.js';
import { Decimal } from '../../values/decimal.js';
import type { ScalarType } from '../../values/types.js';
import { type FlatVector, flatten, type Vector } from '../../values/vector.js';
import { type AggregateOverload, accumulated, fold } from '../define.js';
import { numberVector } from './_counter.js';
import { grown } from './_grown.js';

export const sumOverloads: readonly AggregateOverload[] = [
  accumulated(['expr: int'], 'long', () => new WholeSums(sumsOf('long'))),
  accumulated(['expr: long'], 'long', () => new WholeSums(sumsOf('long'))),
  accumulated(['expr: real'], 'real', () => new RealSums((sums) => sums)),
  fold(['expr: decimal'], 'decimal', () => ({
    init: () => new Decimal(0),
    step: (sum: Decimal, value) => sum.plus(value),
    finish: (sum: Decimal) => sum,
  })),
  accumulated(['expr: timespan'], 'timespan', () => new WholeSums(sumsOf('timespan'))),
  accumulated(['expr: datetime'], 'datetime', () => new WholeSums(sumsOf('datetime'))),
];

const sumsOf = (type: ScalarType) => (sums: BigInt64Array) => numberVector(type, sums);

/** Sums of int, long, timespan or datetime that wrap at 64 bits, and how many values they are of. */
export class WholeSums implements SplittableAccumulator {
  private sums = new BigInt64Array(64);
  private counts = new Float64Array(64);

  constructor(private readonly result: (sums: BigInt64Array, counts: Float64Array) => FlatVector) {}

  private grow(groupCount: number): void {
    this.sums = grown(this.sums, groupCount);
    this.counts = grown(this.counts, groupCount);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.grow(groupCount);
    const { sums, counts } = this;
    // The overloads give one argument, of a type that is kept in one of these two.
    const { data, nulls } = flatten(args[0] as Vector);
    const whole = data instanceof Int32Array ? widened(data) : (data as BigInt64Array);
    for (let row = 0; row < groups.length; row++) {
      if (nulls !== null && nulls[row] === 1) continue;
      const group = groups[row] as number;
      sums[group] = BigInt.asIntN(64, (sums[group] as bigint) + (whole[row] as bigint));
      (counts[group] as number)++;
    }
  }

  parts(groupCount: number): Parts {
    this.grow(groupCount);
    const sums = numberVector('long', this.sums.subarray(0, groupCount));
    return partsByGroup(groupCount, [sums, numberVector('real', this.counts.subarray(0, groupCount))]);
  }

  addParts(groups: Uint32Array, groupCount: number, columns: readonly Vector[]): void {
    this.grow(groupCount);
    const { sums, counts } = this;
    // As `parts` has made them.
    const [moreSums, moreCounts] = columns.map((column) => (column as FlatVector).data) as [
      BigInt64Array,
      Float64Array,
    ];
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      sums[group] = BigInt.asIntN(64, (sums[group] as bigint) + (moreSums[row] as bigint));
      counts[group] = (counts[group] as number) + (moreCounts[row] as number);
    }
  }

  finish(groupCount: number): readonly FlatVector[] {
    this.grow(groupCount);
    return [this.result(this.sums.subarray(0, groupCount), this.counts.subarray(0, groupCount))];
  }
}

function widened(data: Int32Array): BigInt64Array {
  const longs = new BigInt64Array(data.length);
  for (let row = 0; row < longs.length; row++) longs[row] = BigInt(data[row] as number);
  return longs;
}

/** Sums of reals, and how many values they are of. They depend on the order of additions, so that they are not split. */
export class RealSums implements Accumulator {
  private sums = new Float64Array(64);
  private counts = new Float64Array(64);

  constructor(private readonly result: (sums: Float64Array, counts: Float64Array) => Float64Array) {}

  private grow(groupCount: number): void {
    this.sums = grown(this.sums, groupCount);
    this.counts = grown(this.counts, groupCount);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.grow(groupCount);
    const { sums, counts } = this;
    const { data, nulls } = flatten(args[0] as Vector);
    for (let row = 0; row < groups.length; row++) {
      if (nulls !== null && nulls[row] === 1) continue;
      const group = groups[row] as number;
      sums[group] = (sums[group] as number) + (data[row] as number);
      (counts[group] as number)++;
    }
  }

  finish(groupCount: number): readonly FlatVector[] {
    this.grow(groupCount);
    return [numberVector('real', this.result(this.sums.subarray(0, groupCount), this.counts.subarray(0, groupCount)))];
  }
}
