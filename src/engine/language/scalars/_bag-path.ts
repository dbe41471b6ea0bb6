// Keys of `bag_has_key` and its like: a key of the bag itself, or a path of keys in JSONPath, as `$.a.b` and `$['a b'].c`.
// https://learn.microsoft.com/kusto/query/jsonpath

import { type Bag, type Dynamic, isBag } from '../../values/dynamic.js';

const STEP = /\.([^.[\]]+)|\['([^']*)'\]|\["([^"]*)"\]/y;

/** The keys on the way into a bag; a text that is no such path is a key itself. Positions in arrays have no place in it. */
export function bagPath(text: string): readonly string[] {
  if (!text.startsWith('$')) return [text];
  const keys: string[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const step = STEP.exec(text);
    if (step === null) return [text];
    keys.push(step[1] ?? step[2] ?? step[3] ?? '');
  }
  return keys.length === 0 ? [text] : keys;
}

/** Whether a path leads to a value, be it null. */
export function hasPath(value: Dynamic, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  if (!isBag(value) || !value.has(key)) return false;
  return hasPath(value.get(key) ?? null, rest);
}

/** The bag without what a path leads to; the bag itself where that is nothing. */
export function withoutPath(bag: Bag, [key, ...rest]: readonly string[]): Bag {
  if (key === undefined || !bag.has(key)) return bag;
  const changed = new Map(bag);
  const inner = bag.get(key) ?? null;
  if (rest.length === 0) changed.delete(key);
  else if (isBag(inner)) changed.set(key, withoutPath(inner, rest));
  return changed;
}

/** The bag with a value at the end of a path; what is no bag on the way is replaced by one. */
export function withPath(bag: Bag, [key, ...rest]: readonly string[], value: Dynamic): Bag {
  if (key === undefined) return bag;
  const changed = new Map(bag);
  const inner = bag.get(key) ?? null;
  changed.set(key, rest.length === 0 ? value : withPath(isBag(inner) ? inner : new Map(), rest, value));
  return changed;
}
