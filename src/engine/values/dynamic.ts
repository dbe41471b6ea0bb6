// The `dynamic` type: JSON and, inside it, KQL's own scalars.

import type { Decimal } from 'decimal.js';
import type { ScalarType, Value } from './types.js';

/** A scalar inside a dynamic that JSON has no form for; it prints as the text of its type. */
export class DynamicScalar {
  constructor(
    readonly type: 'datetime' | 'timespan' | 'guid' | 'decimal',
    /** ticks, lower-case guid text, or a decimal, by `type` */
    readonly value: bigint | string | Decimal,
  ) {}
}

/** A property bag; keys keep the order in which they were written. */
export type Bag = Map<string, Dynamic>;

/** A dynamic value: `bigint` is a long, `number` a real, null is the null of any type. */
export type Dynamic = null | boolean | bigint | number | string | DynamicScalar | readonly Dynamic[] | Bag;

/** Whether a dynamic is a property bag. */
export function isBag(value: Dynamic): value is Bag {
  return value instanceof Map;
}

/** Whether a dynamic is an array. */
export function isArray(value: Dynamic): value is readonly Dynamic[] {
  return Array.isArray(value);
}

/** A value of any type as it stands inside a dynamic: a string stays a string, whatever it holds. */
export function toDynamic(value: Value, type: ScalarType): Dynamic {
  if (value === null) return null;
  switch (type) {
    case 'int':
      return BigInt(value as number);
    case 'datetime':
    case 'timespan':
    case 'guid':
    case 'decimal':
      // Values of these four types are what a DynamicScalar holds.
      return new DynamicScalar(type, value as DynamicScalar['value']);
    default:
      return value as Dynamic;
  }
}
