// Series: arrays of numbers. Times count in ticks; what is no number has no place in a calculation.

import type { FunctionBinding } from '../../plan/language.js';
import { type Bag, type Dynamic, DynamicScalar, isArray } from '../../values/dynamic.js';
import type { ScalarType } from '../../values/types.js';

/** A long or a real. */
export type Numeric = bigint | number;

/** The number that an element is: a long stays one; null where it is none. */
export function numericOf(element: Dynamic): Numeric | null {
  if (typeof element === 'bigint' || typeof element === 'number') return element;
  if (!(element instanceof DynamicScalar)) return null;
  if (typeof element.value === 'bigint') return element.value;
  return typeof element.value === 'string' ? null : element.value.toNumber();
}

/** The elements as reals, NaN where one is no number; null where the value is no array. */
export function realsOrNaN(value: Dynamic): Float64Array | null {
  return isArray(value) ? Float64Array.from(value, (element) => Number(numericOf(element) ?? Number.NaN)) : null;
}

/** The elements as reals; null where the value is no array, is empty or has an element that is no number. */
export function realsOf(value: Dynamic): Float64Array | null {
  if (!isArray(value) || value.length === 0 || value.some((element) => numericOf(element) === null)) return null;
  return realsOrNaN(value);
}

/** What a function finds, by name and in order. */
export type Findings = readonly (readonly [name: string, value: Dynamic])[];

/** The findings as the columns of a function that gives several. */
export function asColumns(findings: Findings | null): Dynamic {
  return findings?.map(([, value]) => value) ?? null;
}

export function asBag(findings: Findings | null): Dynamic {
  return findings === null ? null : (new Map(findings) satisfies Bag);
}

/** The columns `f_x_name` of a function that gives several, in the order of its findings. */
export function findingColumns(
  name: string,
  types: Readonly<Record<string, ScalarType>>,
): NonNullable<FunctionBinding['columns']> {
  return ([argument]) =>
    Object.entries(types).map(([finding, type]) => ({ name: `${name}_${argument ?? ''}_${finding}`, type }));
}

export function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which a part from 0 to 1 of the ascending values lies, between two of them by interpolation. */
export function quantile(ascending: Float64Array, part: number): number {
  const place = part * (ascending.length - 1);
  const below = Math.floor(place);
  const [low, high] = [ascending[below] as number, ascending[Math.min(below + 1, ascending.length - 1)] as number];
  return low + (high - low) * (place - below);
}
