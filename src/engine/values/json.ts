// JSON text and dynamics.
// https://learn.microsoft.com/kusto/query/parse-json-function

import { formatDatetime, fromUnixMilliseconds } from './datetime.js';
import { Decimal, formatDecimal } from './decimal.js';
import { type Bag, type Dynamic, DynamicScalar, isArray } from './dynamic.js';
import { ValueError } from './error.js';
import { parseJson } from './json-parser.js';
import { MAX_LONG, MIN_LONG } from './number.js';
import { formatReal } from './real.js';
import { formatTimespan } from './timespan.js';

export { MAX_DEPTH, parseJson } from './json-parser.js';

/** What `parse_json` gives: the value of a JSON text, the text itself where it is not JSON, null where it is empty. */
export function parseDynamic(text: string): Dynamic {
  if (text === '') return null;
  const value = parseJson(text);
  return value === undefined ? text : value;
}

/** The text of a scalar that JSON has no form for, without quotes. */
export function formatScalar(scalar: DynamicScalar): string {
  const { value } = scalar;
  if (typeof value === 'bigint') return scalar.type === 'datetime' ? formatDatetime(value) : formatTimespan(value);
  return typeof value === 'string' ? value : formatDecimal(value);
}

/** Printable ASCII but for the quotation mark and the backslash. */
const PLAIN_TEXT = /^[ !#-[\]-\x7e]*$/;

function quote(text: string): string {
  return PLAIN_TEXT.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Kusto's compact JSON: `{"a":1,"b":[1,2.5]}`; reals keep `.0`, datetimes, timespans, guids and decimals are strings. */
export function formatDynamic(value: Dynamic): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'number':
      return formatNumber(value);
  }
  if (value === null) return 'null';
  if (value instanceof DynamicScalar) return quote(formatScalar(value));
  if (isArray(value)) return `[${value.map(formatDynamic).join(',')}]`;
  let text = '{';
  for (const [key, item] of value) text += `${text.length > 1 ? ',' : ''}${quote(key)}:${formatDynamic(item)}`;
  return `${text}}`;
}

function formatNumber(value: number): string {
  if (Number.isFinite(value)) return formatReal(value);
  return `"${Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'}"`;
}

/** Plain JSON data: a bigint is a long that a number cannot hold. */
export type Plain = null | boolean | number | bigint | string | Plain[] | { [key: string]: Plain };

/**
 * A dynamic as plain JSON data: longs are numbers where a number holds them exactly, else bigints; datetimes,
 * timespans, guids and decimals are text.
 */
export function toPlain(value: Dynamic): Plain {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DynamicScalar) return formatScalar(value);
  if (isArray(value)) return value.map(toPlain);
  const plain: { [key: string]: Plain } = {};
  for (const [key, item] of value) {
    // Assignment to this one name would set the prototype.
    if (key === '__proto__') {
      Object.defineProperty(plain, key, { value: toPlain(item), enumerable: true, configurable: true, writable: true });
    } else {
      plain[key] = toPlain(item);
    }
  }
  return plain;
}

/**
 * A dynamic from plain data: whole numbers and bigints are longs (reals where they are out of range), `Date` is a
 * datetime, `undefined` is null and is left out of objects. Anything else is a `ValueError`.
 */
export function fromPlain(plain: unknown): Dynamic {
  switch (typeof plain) {
    case 'undefined':
      return null;
    case 'boolean':
    case 'string':
      return plain;
    case 'number':
      return Number.isSafeInteger(plain) && !Object.is(plain, -0) ? BigInt(plain) : plain;
    case 'bigint':
      return plain >= MIN_LONG && plain <= MAX_LONG ? plain : Number(plain);
    case 'object':
      return plain === null ? null : fromObject(plain);
    default:
      throw new ValueError(`a ${typeof plain} has no form as a dynamic value`);
  }
}

function fromObject(plain: object): Dynamic {
  if (Array.isArray(plain)) return plain.map(fromPlain);
  if (plain instanceof DynamicScalar) return plain;
  if (plain instanceof Date) {
    const ticks = fromUnixMilliseconds(plain.getTime());
    return ticks === null ? null : new DynamicScalar('datetime', ticks);
  }
  if (Decimal.isDecimal(plain)) return new DynamicScalar('decimal', new Decimal(plain));
  const bag: Bag = new Map();
  const entries = plain instanceof Map ? plain.entries() : Object.entries(plain);
  for (const [key, item] of entries) {
    if (item !== undefined) bag.set(String(key), fromPlain(item));
  }
  return bag;
}
