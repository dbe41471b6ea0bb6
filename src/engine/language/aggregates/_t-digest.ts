// t-digest: a summary of how numbers are distributed, in some thousand weighted means that are close together at both ends, as in Dunning and Ertl,
// "Computing extremely accurate quantiles using t-digests" (2019). Few numbers, and numbers that are equal, stay as they are.

import { converter } from '../../values/convert.js';
import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import { isScalarType, type ScalarType, type Value } from '../../values/types.js';

/** In the middle of the numbers a mean stands for at most this part of them. */
const MIDDLE_PART = 1 / 1000;

/** So many numbers are gathered before they are put together with the means. */
const WAITING = 1 << 16;

interface Mean {
  value: number;
  weight: number;
}

export class TDigest {
  private means: Mean[] = [];
  /** means from here on wait to be put in order */
  private ordered = 0;

  /** @param type of the values that the numbers stand for */
  constructor(public type: ScalarType) {}

  add(value: number, weight: number): void {
    this.means.push({ value, weight });
    if (this.means.length - this.ordered > WAITING) this.compress();
  }

  merge(other: TDigest): this {
    for (const { value, weight } of other.means) this.add(value, weight);
    return this;
  }

  get total(): number {
    return this.means.reduce((sum, { weight }) => sum + weight, 0);
  }

  private compress(): readonly Mean[] {
    if (this.ordered === this.means.length) return this.means;
    const total = this.total;
    const means: Mean[] = [];
    let before = 0;
    for (const next of this.means.sort((a, b) => a.value - b.value)) {
      const last = means.at(-1);
      const together = (last?.weight ?? 0) + next.weight;
      const place = (before + together / 2) / total;
      if (
        last !== undefined &&
        (last.value === next.value || together <= 4 * total * place * (1 - place) * MIDDLE_PART)
      ) {
        last.value += ((next.value - last.value) * next.weight) / together;
        last.weight = together;
      } else {
        before += last?.weight ?? 0;
        means.push({ ...next });
      }
    }
    this.means = means;
    this.ordered = means.length;
    return means;
  }

  /** The value by nearest rank; null where there is none. */
  percentile(percentile: number): Value {
    const means = this.compress();
    let left = Math.max(Math.ceil((percentile * this.total) / 100 - 1e-9), 1);
    const found = means.find(({ weight }) => {
      left -= weight;
      return left <= 0;
    });
    const mean = found ?? means.at(-1);
    return mean === undefined ? null : this.valueOf(mean.value);
  }

  /** How many of the numbers are at most this one. */
  rank(number: number): number {
    return this.means.reduce((count, { value, weight }) => (value <= number ? count + weight : count), 0);
  }

  private valueOf(mean: number): Value {
    return converter('real', this.type)(this.type === 'real' ? mean : Math.round(mean));
  }

  /** `[[type], values, weights]` */
  toDynamic(): Dynamic {
    const means = this.compress();
    const values = means.map(({ value }) => toDynamic(this.valueOf(value), this.type));
    return [[this.type], values, means.map(({ weight }) => BigInt(weight))];
  }

  /** The digest that `toDynamic` wrote; null where it is none. */
  static fromDynamic(digest: Dynamic): TDigest | null {
    if (!isArray(digest)) return null;
    const [header = null, values = null, weights = null] = digest;
    if (!isArray(header) || !isArray(values) || !isArray(weights) || values.length !== weights.length) return null;
    const [type] = header;
    if (typeof type !== 'string' || !isScalarType(type)) return null;
    const read = new TDigest(type);
    const number = converter('dynamic', 'real');
    const scalar = converter('dynamic', type);
    const toNumber = converter(type, 'real');
    values.forEach((value, i) => {
      // The converters to real give numbers.
      const mean = toNumber(scalar(value)) as number | null;
      const weight = number(weights[i] ?? null) as number | null;
      if (mean !== null && weight !== null && weight > 0) read.add(mean, weight);
    });
    return read;
  }
}
