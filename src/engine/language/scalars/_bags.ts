// What the functions of property bags share.

import { type Bag, type Dynamic, isBag, toDynamic } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';

/**
 * A bag of `key, value, key, value…`; of equal keys the last counts.
 * @param types the types of `pairs`
 */
export function bagOf(
  pairs: readonly Value[],
  types: readonly ScalarType[],
  keep: (value: Value) => boolean = () => true,
): Bag {
  const bag: Bag = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const value = pairs[i + 1] ?? null;
    if (keep(value)) bag.set(String(pairs[i]), toDynamic(value, types[i + 1] ?? 'dynamic'));
  }
  return bag;
}

/** All arguments as bags; null where one is none. */
export function allBags(values: readonly Dynamic[]): readonly Bag[] | null {
  return values.every(isBag) ? values : null;
}
