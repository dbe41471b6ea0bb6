// What the functions of arrays share.

import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type Overload, overload } from '../define.js';

type Items = readonly Dynamic[];

/** The most elements that `range` and `repeat` make. */
export const MOST_ELEMENTS = 1_048_576;

/** The overload of a function of one array; null for what is no array. */
export function arrayOverload(change: (items: Items) => Dynamic): Overload {
  return overload(['array: array'], 'dynamic', (array) => (isArray(array) ? change(array) : null));
}

/** The overload of a function of an array and a number; null for what is no array. */
export function arrayAndCountOverload(change: (items: Items, count: number) => Dynamic): Overload {
  return overload(['array: array', 'count: integer as long'], 'dynamic', (array, count) =>
    isArray(array) ? change(array, Number(count)) : null,
  );
}

/** All arguments as arrays; null where one is none. */
export function allArrays(values: readonly Dynamic[]): readonly Items[] | null {
  return values.every(isArray) ? values : null;
}

/** A scalar that stands beside arrays as a list of itself; an array as it is. */
export function elementsOf(value: Value, type: ScalarType | undefined): (i: number) => Dynamic {
  const item = toDynamic(value, type ?? 'dynamic');
  return isArray(item) ? (i) => item[i] ?? null : () => item;
}
