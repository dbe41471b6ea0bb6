// Values as callers of the library see and give them: plain JavaScript data.

import { converter } from './convert.js';
import { formatDatetime, fromUnixMilliseconds } from './datetime.js';
import { Decimal, formatDecimal } from './decimal.js';
import type { Dynamic } from './dynamic.js';
import { ValueError } from './error.js';
import { fromPlain, type Plain, toPlain } from './json.js';
import { wrapInt } from './number.js';
import { formatTimespan } from './timespan.js';
import type { ScalarType, Value } from './types.js';

/**
 * The plain form of values of a type: a long is a number, or a bigint beyond 2^53; a datetime ISO text with seven digits and `Z`; a timespan
 * `[d.]hh:mm:ss[.fffffff]`; a decimal its text; a dynamic JSON data. Null is null.
 */
export function plainOf(type: ScalarType): (value: Value) => Plain {
  const plain = nonNullPlain(type);
  return (value) => (value === null ? null : plain(value));
}

function nonNullPlain(type: ScalarType): (value: Exclude<Value, null>) => Plain {
  // Each branch gets values of its own type.
  switch (type) {
    case 'long':
      return (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : (value as bigint));
    case 'datetime':
      return (value) => formatDatetime(value as bigint);
    case 'timespan':
      return (value) => formatTimespan(value as bigint);
    case 'decimal':
      return (value) => formatDecimal(value as Decimal);
    case 'dynamic':
      return (value) => toPlain(value as Dynamic);
    default:
      return (value) => value as Plain;
  }
}

/**
 * The value of a type that plain data stands for; also takes `Date` or ticks as a bigint for datetimes, ticks for
 * timespans, and numbers for longs and decimals.
 * @throws ValueError where the data is no value of the type
 */
export function valueFrom(type: ScalarType, plain: unknown): Value {
  if (plain === null || plain === undefined) return type === 'string' ? '' : null;
  if (type === 'dynamic') return fromPlain(plain);
  const value = valueOfScalar(type, plain);
  if (value === null) throw new ValueError(`${JSON.stringify(plain, bigintText)} is no ${type}`);
  return value;
}

const bigintText = (_key: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

function valueOfScalar(type: ScalarType, plain: unknown): Value {
  if (plain instanceof Date) return type === 'datetime' ? fromUnixMilliseconds(plain.getTime()) : null;
  switch (typeof plain) {
    case 'string':
      return type === 'string' ? plain : converter('string', type)(plain);
    case 'boolean':
      return type === 'bool' ? plain : null;
    case 'bigint':
    case 'number':
      return numberValue(type, plain);
    default:
      return null;
  }
}

function numberValue(type: ScalarType, plain: number | bigint): Value {
  switch (type) {
    case 'real':
      return Number(plain);
    case 'decimal':
      return new Decimal(plain.toString());
    case 'bool':
      return Number(plain) !== 0;
    case 'int':
      return Number.isInteger(Number(plain)) ? wrapInt(Number(plain)) : null;
    case 'datetime':
    case 'timespan':
      return typeof plain === 'bigint' ? plain : null;
    case 'long':
      return typeof plain === 'bigint' || Number.isInteger(plain) ? BigInt(plain) : null;
    default:
      return null;
  }
}

/** JSON text of plain data, with longs of any size as numbers. */
export function stringifyPlain(value: Plain): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map(stringifyPlain).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${stringifyPlain(item)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
}
