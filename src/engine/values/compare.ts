// Order, equality and identity of values of one type.
// https://learn.microsoft.com/kusto/query/sort-operator

import type { Decimal } from './decimal.js';
import { type Dynamic, DynamicScalar, isArray } from './dynamic.js';
import { formatDynamic } from './json.js';
import { dynamicText } from './text.js';
import type { ScalarType, Value, ValueOfType } from './types.js';

type Compare<T> = (a: T, b: T) => number;

/**
 * Text order by code point. UTF-16 units agree with it but where one side has a surrogate, a code point above U+FFFF,
 * and the other a unit from U+E000 on.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    return codePointRank(x) < codePointRank(y) ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareSimple<T extends bigint | number | boolean>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareReal(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  return Number.isNaN(b) ? 1 : compareSimple(a, b);
}

function compareDynamic(a: Dynamic, b: Dynamic): number {
  return compareText(dynamicText(a), dynamicText(b));
}

type PerType<Result> = { readonly [T in ScalarType]: Result extends 'compare' ? Compare<ValueOfType[T]> : never };

const COMPARE: PerType<'compare'> = {
  bool: compareSimple,
  int: compareSimple,
  long: compareSimple,
  real: compareReal,
  decimal: (a, b) => a.comparedTo(b),
  datetime: compareSimple,
  timespan: compareSimple,
  guid: compareText,
  string: compareText,
  dynamic: compareDynamic,
};

/**
 * The total order of a type's values: null before all others, then NaN, then ascending; texts by code point, dynamics
 * by their text. `sort` groups null and NaN, both of which `isMissing` names, at one end.
 */
export function compareValues(type: ScalarType): Compare<Value> {
  // Both values are of `type`: the caller's promise.
  const compare = COMPARE[type] as Compare<Value>;
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    return compare(a, b);
  };
}

/** Whether `sort` counts a value among the nulls: null or NaN. */
export function isMissing(value: Value): boolean {
  return value === null || (typeof value === 'number' && Number.isNaN(value));
}

/** Whether two values of `type` are equal as `==` sees it: null equals null alone, and NaN nothing, not even NaN. */
export function equalValues(type: ScalarType): (a: Value, b: Value) => boolean {
  switch (type) {
    case 'decimal':
      // Both values are of `type`: the caller's promise.
      return (a, b) => (a === null || b === null ? a === b : (a as Decimal).equals(b as Decimal));
    case 'dynamic':
      return (a, b) => a === b || canonicalText(a as Dynamic) === canonicalText(b as Dynamic);
    default:
      return (a, b) => a === b;
  }
}

/** What a hash table keeps of a value. */
export type Key = string | number | bigint | boolean | null;

/**
 * A function that gives equal keys (as `Map` compares them) for values of `type` that are one and the same for grouping
 * and joining: NaN is itself, `-0.0` is `0.0`, and bags are the same in whatever order their keys stand.
 */
export function keyOf(type: ScalarType): (value: Value) => Key {
  switch (type) {
    case 'real':
      return (value) => (value === 0 ? 0 : (value as number | null));
    case 'decimal':
      return (value) => (value === null ? null : decimalKey(value as Decimal));
    case 'dynamic':
      return (value) => (value === null ? null : canonicalText(value as Dynamic));
    default:
      // All other types are primitives in JavaScript.
      return (value) => value as Key;
  }
}

function decimalKey(value: Decimal): string {
  return value.isZero() ? '0' : value.toString();
}

/** The JSON text of a dynamic with the keys of its bags in order. */
export function canonicalText(value: Dynamic): string {
  if (value === null || typeof value !== 'object' || value instanceof DynamicScalar) {
    return Object.is(value, -0) ? '0.0' : formatDynamic(value);
  }
  if (isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = [...value].sort(([a], [b]) => compareText(a, b));
  return `{${entries.map(([key, item]) => `${formatDynamic(key)}:${canonicalText(item)}`).join(',')}}`;
}
