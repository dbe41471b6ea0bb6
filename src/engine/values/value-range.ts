// The least and the greatest value of vectors of which it is known before any value is decoded, as that of a segment's columns.

import type { FlatVector } from './vector.js';

/** Of a vector of longs, times or timespans without nulls. */
export interface ValueRange {
  readonly least: bigint;
  readonly greatest: bigint;
}

const ranges = new WeakMap<FlatVector, ValueRange>();

/** Says of a vector which range its values have. */
export function keepRange(vector: FlatVector, range: ValueRange): void {
  ranges.set(vector, range);
}

/** The range of a vector's values, where it is known. */
export function knownRange(vector: FlatVector): ValueRange | undefined {
  return ranges.get(vector);
}
