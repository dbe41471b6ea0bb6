// Variances and covariances, a pass over the rows: means and sums of squared distances from them are carried on row by row.

import type { Accumulator } from '../../run/kernel.js';
import { type FlatVector, flatten, type Vector } from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';
import { numberVector } from './_counter.js';
import { grown } from './_grown.js';

/** `population` divides by the number of values, `sample` by one less. */
type Over = 'sample' | 'population';

export function varianceOverloads(over: Over): AggregateOverload[] {
  return [accumulated(['expr: summable as real'], 'real', () => new CoMoments(1, over, (variance) => variance))];
}

export function deviationOverloads(over: Over): AggregateOverload[] {
  return [accumulated(['expr: summable as real'], 'real', () => new CoMoments(1, over, Math.sqrt))];
}

export function covarianceOverloads(over: Over): AggregateOverload[] {
  return [
    accumulated(
      ['x: summable as real', 'y: summable as real'],
      'real',
      () => new CoMoments(2, over, (covariance) => covariance),
    ),
  ];
}

/** The covariance of two columns, of which the variance is that of a column with itself. Rows where one is null do not count; NaN or an infinity makes NaN. */
class CoMoments implements Accumulator {
  private counts = new Float64Array(64);
  private meansX = new Float64Array(64);
  private meansY = new Float64Array(64);
  /** sums of the products of the distances from the two means */
  private products = new Float64Array(64);

  constructor(
    private readonly columns: 1 | 2,
    private readonly over: Over,
    private readonly result: (value: number) => number,
  ) {}

  private grow(groupCount: number): void {
    this.counts = grown(this.counts, groupCount);
    this.meansX = grown(this.meansX, groupCount);
    this.meansY = grown(this.meansY, groupCount);
    this.products = grown(this.products, groupCount);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.grow(groupCount);
    const { counts, meansX, meansY, products } = this;
    const xs = flatten(args[0] as Vector);
    const ys = this.columns === 1 ? xs : flatten(args[1] as Vector);
    for (let row = 0; row < groups.length; row++) {
      if (xs.nulls?.[row] === 1 || ys.nulls?.[row] === 1) continue;
      const group = groups[row] as number;
      const x = xs.data[row] as number;
      const y = ys.data[row] as number;
      if (!Number.isFinite(x) || !Number.isFinite(y)) {
        counts[group] = (counts[group] as number) + 1;
        products[group] = Number.NaN;
        continue;
      }
      const count = (counts[group] as number) + 1;
      const fromX = x - (meansX[group] as number);
      counts[group] = count;
      meansX[group] = (meansX[group] as number) + fromX / count;
      meansY[group] = (meansY[group] as number) + (y - (meansY[group] as number)) / count;
      products[group] = (products[group] as number) + fromX * (y - (meansY[group] as number));
    }
  }

  finish(groupCount: number): readonly FlatVector[] {
    this.grow(groupCount);
    const less = this.over === 'sample' ? 1 : 0;
    const data = this.products.slice(0, groupCount).map((sum, group) => {
      return this.result(sum / Math.max((this.counts[group] as number) - less, 1));
    });
    return [numberVector('real', data)];
  }
}
