// Facts about types that overloads and operators rest on.

import type { ScalarType } from '../values/types.js';

const WIDTH: Partial<Record<ScalarType, number>> = { int: 1, long: 2, real: 3, decimal: 4 };

export function isNumber(type: ScalarType): boolean {
  return WIDTH[type] !== undefined;
}

export function isInteger(type: ScalarType): boolean {
  return type === 'int' || type === 'long';
}

export function isSummable(type: ScalarType): boolean {
  return isNumber(type) || type === 'datetime' || type === 'timespan';
}

export function isOrderable(type: ScalarType): boolean {
  return type !== 'guid' && type !== 'dynamic';
}

/** Whether every value of `from` is one of `to` after an implicit widening. */
export function widensTo(from: ScalarType, to: ScalarType): boolean {
  if (from === 'dynamic' && to === 'string') return true;
  return (WIDTH[from] ?? 9) < (WIDTH[to] ?? 0);
}

/** The type that all of `types` can become without a cast; null where there is none. */
export function commonType(types: readonly ScalarType[]): ScalarType | null {
  let common: ScalarType | null = null;
  for (const type of types) {
    if (common === null || common === type) common = type;
    else if (common === 'dynamic' || type === 'dynamic') common = 'dynamic';
    else if (widensTo(common, type)) common = type;
    else if (!widensTo(type, common)) return null;
  }
  return common;
}

/** The widest of the number types. */
export function widest(types: readonly ScalarType[]): ScalarType {
  return types.reduce((a, b) => ((WIDTH[b] ?? 0) > (WIDTH[a] ?? 0) ? b : a));
}
