// JSON paths: `$`, properties (`.name`, `['a name']`) and elements (`[0]`).
// https://learn.microsoft.com/kusto/query/jsonpath

import { type Dynamic, isArray, isBag } from '../../values/dynamic.js';

export type JsonPath = readonly (string | number)[];

const STEP = /\.?([^.[\]'"]+)|\.?\[(?:(\d+)|'([^']*)'|"([^"]*)")\]/y;

/** The steps of a path; null where the text is none. The dot after `$` may be left out, as the service allows. */
export function parseJsonPath(text: string): JsonPath | null {
  if (!text.startsWith('$')) return null;
  const path: (string | number)[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const step = STEP.exec(text);
    if (step === null) return null;
    const [, name, index, single, double] = step;
    path.push(index === undefined ? (name ?? single ?? double ?? '') : Number(index));
  }
  return path;
}

/** What stands at a path; null where nothing does. */
export function atJsonPath(value: Dynamic, path: JsonPath): Dynamic {
  let found = value;
  for (const step of path) {
    if (typeof step === 'number') found = isArray(found) ? (found[step] ?? null) : null;
    else found = isBag(found) ? (found.get(step) ?? null) : null;
  }
  return found;
}
