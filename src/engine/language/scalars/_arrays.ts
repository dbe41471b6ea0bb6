// What the functions of arrays share.

import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';

/** The most elements that `range` and `repeat` make. */
export const MOST_ELEMENTS = 1_048_576;

/** All arguments as arrays; null where one is none. */
export function allArrays(values: readonly Dynamic[]): readonly (readonly Dynamic[])[] | null {
  return values.every(isArray) ? values : null;
}

/** A scalar that stands beside arrays as a list of itself; an array as it is. */
export function elementsOf(value: Value, type: ScalarType | undefined): (i: number) => Dynamic {
  const item = toDynamic(value, type ?? 'dynamic');
  return isArray(item) ? (i) => item[i] ?? null : () => item;
}
