// What `in`, `has_any` and their like share: the right side is a list of scalars, of dynamic arrays, or the first column of a table.

import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';

/** The items of the right side, arrays taken apart. */
export function itemsOf(values: readonly Value[], types: readonly ScalarType[]): Dynamic[] {
  return values.flatMap((value, i) => {
    const type = types[i] ?? 'dynamic';
    if (type !== 'dynamic') return [toDynamic(value, type)];
    return isArray(value as Dynamic) ? [...(value as readonly Dynamic[])] : [value as Dynamic];
  });
}

/** The items as texts. */
export function textsOf(values: readonly Value[], types: readonly ScalarType[]): string[] {
  const toText = converter('dynamic', 'string');
  return itemsOf(values, types).map((item) => toText(item) as string);
}

/**
 * A test of a left side against a list, made once where the list is constant.
 * @param make the test for one list
 */
export function listKernel<T>(
  { constants, types }: CallSite,
  make: (values: readonly Value[], types: readonly ScalarType[]) => (left: Value) => T,
): (left: Value, ...right: Value[]) => T {
  const rightTypes = types.slice(1);
  const fixed = constants.slice(1);
  if (fixed.every((value) => value !== undefined)) {
    const test = make(fixed as Value[], rightTypes);
    return (left) => test(left);
  }
  return (left, ...right) => make(right, rightTypes)(left);
}
