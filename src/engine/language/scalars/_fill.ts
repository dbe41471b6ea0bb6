// Missing elements of series filled. An element is missing where it equals a placeholder, which is null where the query names none.

import type { CallSite } from '../../run/kernel.js';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import type { Value } from '../../values/types.js';
import { numericArgument } from './_element-wise.js';
import { type Numeric, numericOf } from './_series.js';

/** Whether an element is missing, for a placeholder that stands in a call as an argument. */
export function missingTest(
  { types }: CallSite,
  position: number,
): (placeholder: Value | undefined) => (element: Dynamic) => boolean {
  return (placeholder) => {
    if (placeholder === undefined || placeholder === null) return (element) => element === null;
    const number = Number(numericArgument(placeholder, types[position]));
    return (element) => {
      const numeric = numericOf(element);
      return numeric !== null && Number(numeric) === number;
    };
  };
}

/** Each missing element as the nearest one before it (`step` 1) or after it (-1). */
export function carried(series: Dynamic, step: 1 | -1, isMissing: (element: Dynamic) => boolean): Dynamic {
  if (!isArray(series)) return null;
  const filled = [...series];
  let last: Dynamic | undefined;
  for (let i = step === 1 ? 0 : filled.length - 1; i >= 0 && i < filled.length; i += step) {
    const element = filled[i] as Dynamic;
    if (!isMissing(element)) last = element;
    else if (last !== undefined) filled[i] = last;
  }
  return filled;
}

/** Each missing element on the line between its neighbours, of whole numbers rounded towards zero; those at both ends as their neighbour. */
export function interpolated(
  series: readonly Dynamic[],
  edges: boolean,
  constant: Dynamic,
  isMissing: (element: Dynamic) => boolean,
): Dynamic {
  const known = series.flatMap((element, i) => (isMissing(element) || numericOf(element) === null ? [] : [i]));
  if (known.length === 0) return series.map(() => constant);
  const filled = [...series];
  const whole = known.every((i) => typeof series[i] === 'bigint');
  known.forEach((to, k) => {
    const from = known[k - 1];
    if (from === undefined) return;
    const [a, b] = [numericOf(series[from] ?? null), numericOf(series[to] ?? null)] as [Numeric, Numeric];
    for (let i = from + 1; i < to; i++) {
      const value = Number(a) + ((Number(b) - Number(a)) * (i - from)) / (to - from);
      if (isMissing(filled[i] as Dynamic)) filled[i] = whole ? BigInt(Math.trunc(value)) : value;
    }
  });
  if (edges) {
    const [first, last] = [known[0] as number, known.at(-1) as number];
    for (let i = 0; i < filled.length; i++) {
      if (i < first) filled[i] = series[first] as Dynamic;
      else if (i > last) filled[i] = series[last] as Dynamic;
    }
  }
  return filled;
}
