// Vectors that were computed of all values of another one, kept beyond the query that computed them: the dictionary of a
// segment is the same in every query.

import type { FlatVector, Vector } from './vector.js';

/** A place for what is computed of the values of one vector; it may forget anything at any time. */
export interface DerivedVectors {
  find(key: string): Vector | undefined;
  /** @param bytes of memory that the vector takes, about */
  keep(key: string, vector: Vector, bytes: number): void;
}

const places = new WeakMap<FlatVector, DerivedVectors>();

/** Gives a vector a place for what is computed of it. */
export function keepDerived(vector: FlatVector, place: DerivedVectors): void {
  places.set(vector, place);
}

/** The place for what is computed of a vector, where it has one. */
export function derivedOf(vector: FlatVector): DerivedVectors | undefined {
  return places.get(vector);
}

/** Fewer values are computed of about as fast as what was computed of them is found. */
const FEWEST = 256;

/** The same for a dictionary that has enough values for it to be worth while. */
export function derivedOfMany(dictionary: FlatVector): DerivedVectors | undefined {
  return dictionary.length < FEWEST ? undefined : derivedOf(dictionary);
}
