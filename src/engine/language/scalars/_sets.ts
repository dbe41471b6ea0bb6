// Arrays as sets: elements are the same where their JSON is, keys of bags in any order.

import { keyOf } from '../../values/compare.js';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import { type Overload, overload } from '../define.js';

/** Elements by what makes them the same, in the order in which they first occur. */
export type ElementSet = ReadonlyMap<unknown, Dynamic>;

const keyOfElement = keyOf('dynamic');

export function setOf(items: readonly Dynamic[]): ElementSet {
  const set = new Map<unknown, Dynamic>();
  for (const item of items) {
    const key = keyOfElement(item);
    if (!set.has(key)) set.set(key, item);
  }
  return set;
}

/** How many elements of one set are in the other. */
export function commonCount(a: ElementSet, b: ElementSet): number {
  let count = 0;
  for (const key of a.keys()) if (b.has(key)) count++;
  return count;
}

/** The overload of a function of two or more sets; null where an argument is no array. */
export function setsOverload(combine: (first: ElementSet, others: readonly ElementSet[]) => ElementSet): Overload {
  return overload(['set: array', 'more...: array'], 'dynamic', (...arrays) => {
    if (!arrays.every(isArray)) return null;
    const [first = setOf([]), ...others] = arrays.map(setOf);
    return [...combine(first, others).values()];
  });
}

/** The elements of a set that `keep` keeps, by their keys. */
export function filterSet(set: ElementSet, keep: (key: unknown) => boolean): ElementSet {
  return new Map([...set].filter(([key]) => keep(key)));
}
