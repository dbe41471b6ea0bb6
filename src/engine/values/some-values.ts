// Some values of vectors that can make them without making all the others, as that of a segment's texts.

import type { FlatVector } from './vector.js';

/** The values at some places, in their order; null where all were made before, so that there is nothing to spare. */
export type SomeValues = (places: Uint32Array) => FlatVector | null;

/** Of so many values one at most has to be wanted. */
const SPARSE = 16;

const makers = new WeakMap<FlatVector, SomeValues>();

/** Says of a vector how some of its values are made. */
export function keepSomeValues(vector: FlatVector, make: SomeValues): void {
  makers.set(vector, make);
}

/** So many of the values of a vector, where these are few and that spares making the others; else null. */
export function someValues(vector: FlatVector, count: number, places: () => Uint32Array): FlatVector | null {
  if (count * SPARSE > vector.length) return null;
  return makers.get(vector)?.(places()) ?? null;
}
