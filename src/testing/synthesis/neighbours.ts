// Values beside a value: those that a mistake in a condition would take for it, or not.

import type { TypedValue } from '../../engine/evaluation.js';
import { childrenOf, type Expr } from '../../engine/query-parts.js';
import { type Dynamic, isArray, isBag } from '../../engine/values/dynamic.js';
import { formatDynamic, parseDynamic } from '../../engine/values/json.js';
import type { Value } from '../../engine/values/types.js';
import { numbersBeside, textsBeside } from '../arbitraries/beside.js';

/** Other values of the type, the nearest first: around the constants of a condition, texts that go on, parts of JSON changed. */
export function besides({ type, value }: TypedValue, condition: Expr): Value[] {
  switch (type) {
    case 'datetime':
    case 'long':
    case 'timespan':
      return around(condition, type);
    case 'int':
    case 'real':
      return numbersIn(condition).flatMap((number) => [Number(number) - 1, Number(number) + 1]);
    case 'bool':
      return [value !== true];
    case 'string':
      return typeof value === 'string' ? textsAround(value) : [];
    case 'dynamic':
      // The value of a dynamic is a dynamic.
      return leavesChanged(value as Dynamic);
    default:
      return [];
  }
}

function around(condition: Expr, type: 'datetime' | 'long' | 'timespan'): (bigint | number)[] {
  return numbersIn(condition, type === 'datetime' ? type : null).flatMap((number) =>
    numbersBeside(typeof number === 'bigint' ? number : BigInt(Math.round(number)), type),
  );
}

/** @param type the type that they have to have; null for all */
function numbersIn(expr: Expr, type: Expr['type'] | null = null): (bigint | number)[] {
  if (expr.kind !== 'constant') return childrenOf(expr).flatMap((child) => numbersIn(child, type));
  const { value } = expr;
  if (type !== null && expr.type !== type) return [];
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value)) ? [value] : [];
}

/** Texts beside one; of JSON those with a leaf changed come first. */
function textsAround(text: string): string[] {
  const json = /^\s*[[{]/.test(text) ? leavesChanged(parseDynamic(text)).map(formatDynamic) : [];
  return [...json, ...textsBeside(text)];
}

/** The dynamic with one of its leaves changed, for each leaf. */
function leavesChanged(value: Dynamic): Dynamic[] {
  if (isBag(value)) {
    return [...value].flatMap(([key, inner]) => leavesChanged(inner).map((other) => new Map(value).set(key, other)));
  }
  if (isArray(value)) {
    return value.flatMap((inner, i) => leavesChanged(inner).map((other) => value.with(i, other)));
  }
  if (typeof value === 'string') return textsAround(value);
  if (typeof value === 'bigint') return [value + 1n, value - 1n];
  return typeof value === 'boolean' ? [!value] : [null];
}
