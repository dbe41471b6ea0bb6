// Sums over series as vectors: elements that are no numbers do not count; of two series as many elements count as the shorter has.

import { type Dynamic, isArray } from '../../values/dynamic.js';
import { type Numeric, numericOf } from './_series.js';

/** The sum over the products of the elements; null where a series is empty or no array. */
export function dotProduct(a: Dynamic, b: Dynamic): number | null {
  if (!isArray(a) || !isArray(b) || a.length === 0 || b.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++)
    sum += Number(numericOf(a[i] ?? null) ?? 0) * Number(numericOf(b[i] ?? null) ?? 0);
  return sum;
}

/** The sum over the elements, each times a number; null where the series is empty or no array. */
export function scaledSum(series: Dynamic, factor: Numeric): number | null {
  if (!isArray(series) || series.length === 0) return null;
  return series.reduce((sum: number, element) => sum + Number(numericOf(element) ?? 0), 0) * Number(factor);
}

export function magnitude(series: Dynamic): number | null {
  const square = dotProduct(series, series);
  return square === null ? null : Math.sqrt(square);
}
