// Compares rows by one key. Times and longs are compared by their halves, so that no BigInt is made of them, and the
// values of a dictionary by their places among each other.

import { compareValues, isMissing } from '../../values/compare.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type DictionaryVector, type FlatVector, readerOf, type Vector } from '../../values/vector.js';

/** Negative where row `a` comes before row `b`, 0 where their keys are equal. */
export type RowOrder = (a: number, b: number) => number;

export interface Direction {
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export function keyOrder(vector: Vector, direction: Direction): RowOrder {
  if (vector.encoding === 'constant') return () => 0;
  if (vector.encoding === 'dictionary' && vector.dictionary.length <= vector.length) return byRank(vector, direction);
  if (vector.encoding === 'flat' && vector.data instanceof BigInt64Array && vector.nulls === null) {
    return byHalves(vector.data, direction);
  }
  return byValue(vector, direction);
}

function byValue(vector: Vector, direction: Direction): RowOrder {
  const read = readerOf(vector);
  const compare = valueOrder(vector.type, direction);
  return (a, b) => compare(read(a), read(b));
}

/** Compares two values of a key as `keyOrder` compares rows. */
export function valueOrder(type: ScalarType, { descending, nullsFirst }: Direction): (x: Value, y: Value) => number {
  const compare = compareValues(type);
  const whenNull = nullsFirst ? -1 : 1;
  return (x, y) => {
    const missing = Number(isMissing(y)) - Number(isMissing(x));
    if (missing !== 0) return missing < 0 ? whenNull : -whenNull;
    // Null stands outside of NaN at either end, whatever the direction.
    const ascending = isMissing(x) ? nullsFirst : !descending;
    return ascending ? compare(x, y) : compare(y, x);
  };
}

function byRank({ dictionary, codes }: DictionaryVector, direction: Direction): RowOrder {
  const ranks = ranksOf(dictionary, direction);
  return (a, b) => (ranks[codes[a] as number] as number) - (ranks[codes[b] as number] as number);
}

/** The place of each value in the order; equal values have the same. */
function ranksOf(values: FlatVector, direction: Direction): Uint32Array {
  const order = byValue(values, direction);
  const sorted = Uint32Array.from({ length: values.length }, (_, i) => i).sort(order);
  const ranks = new Uint32Array(values.length);
  for (let place = 1; place < sorted.length; place++) {
    const [before, value] = [sorted[place - 1] as number, sorted[place] as number];
    ranks[value] = order(before, value) === 0 ? (ranks[before] as number) : place;
  }
  return ranks;
}

function byHalves(data: BigInt64Array, { descending }: Direction): RowOrder {
  const high = new Int32Array(data.buffer, data.byteOffset, data.length * 2);
  const low = new Uint32Array(data.buffer, data.byteOffset, data.length * 2);
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const difference = (high[2 * a + 1] as number) - (high[2 * b + 1] as number);
    return sign * (difference === 0 ? (low[2 * a] as number) - (low[2 * b] as number) : difference);
  };
}
