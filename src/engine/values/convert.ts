// The conversion functions: `tolong`, `toint`, `todouble`, `tobool`, `todatetime`, `totimespan`, `toguid`, `tostring`,
// `todecimal`, `todynamic`, from every type to every other. What cannot be converted is null.
// https://learn.microsoft.com/kusto/query/scalar-functions#conversion-functions

import { isDatetime, parseDatetime } from './datetime.js';
import { Decimal, parseDecimal } from './decimal.js';
import { type Dynamic, DynamicScalar } from './dynamic.js';
import { parseGuid } from './guid.js';
import { parseDynamic } from './json.js';
import {
  longToInt,
  MAX_INT,
  MAX_LONG,
  MIN_INT,
  MIN_LONG,
  parseInt32,
  parseLong,
  parseReal,
  realToInt,
  realToLong,
} from './number.js';
import { textOf } from './text.js';
import { parseTimespan } from './timespan.js';
import type { ScalarType, Value, ValueOfType } from './types.js';
import { missing } from './vector.js';

/** The conversions to one type from the others, of values that are not null. What is left out gives null. */
type From<To extends ScalarType> = {
  readonly [T in Exclude<ScalarType, To | 'dynamic'>]?: (value: ValueOfType[T]) => ValueOfType[To] | null;
};

function fitsLong(value: bigint): bigint | null {
  return value >= MIN_LONG && value <= MAX_LONG ? value : null;
}

function decimalToLong(value: Decimal): bigint | null {
  return fitsLong(BigInt(value.trunc().toFixed()));
}

function decimalToInt(value: Decimal): number | null {
  const whole = value.trunc();
  return whole.lt(MIN_INT) || whole.gt(MAX_INT) ? null : whole.toNumber();
}

function toMoment(ticks: bigint | null): bigint | null {
  return ticks !== null && isDatetime(ticks) ? ticks : null;
}

/** `true`, `false` in any case, or a whole number, of which 0 is false. */
function parseBool(text: string): boolean | null {
  if (/^(?:true|false)$/i.test(text)) return text.length === 4;
  if (text.trim() !== text) return null;
  const number = parseLong(text);
  return number === null ? null : number !== 0n;
}

const toBool: From<'bool'> = {
  int: (n) => n !== 0,
  long: (n) => n !== 0n,
  real: (n) => (Number.isNaN(n) ? null : n !== 0),
  decimal: (n) => !n.isZero(),
  string: parseBool,
};

const toInt: From<'int'> = {
  bool: Number,
  long: longToInt,
  real: realToInt,
  decimal: decimalToInt,
  datetime: longToInt,
  timespan: longToInt,
  string: parseInt32,
};

const toLong: From<'long'> = {
  bool: BigInt,
  int: BigInt,
  real: realToLong,
  decimal: decimalToLong,
  datetime: (ticks) => ticks,
  timespan: (ticks) => ticks,
  string: parseLong,
};

const toReal: From<'real'> = {
  bool: Number,
  int: (n) => n,
  long: Number,
  decimal: (n) => n.toNumber(),
  datetime: Number,
  timespan: Number,
  string: parseReal,
};

const toDecimal: From<'decimal'> = {
  bool: (b) => new Decimal(b ? 1 : 0),
  int: (n) => new Decimal(n),
  long: (n) => new Decimal(n.toString()),
  real: (n) => (Number.isFinite(n) ? new Decimal(n) : null),
  datetime: (ticks) => new Decimal(ticks.toString()),
  timespan: (ticks) => new Decimal(ticks.toString()),
  string: parseDecimal,
};

/** A number is ticks. */
const toDatetime: From<'datetime'> = {
  int: (n) => toMoment(BigInt(n)),
  long: toMoment,
  real: (n) => toMoment(realToLong(n)),
  decimal: (n) => toMoment(decimalToLong(n)),
  string: parseDatetime,
};

/** A number is ticks. */
const toTimespan: From<'timespan'> = {
  int: BigInt,
  long: (n) => n,
  real: realToLong,
  decimal: decimalToLong,
  string: parseTimespan,
};

const toGuid: From<'guid'> = { string: parseGuid };

const toDynamic: From<'dynamic'> = {
  bool: (b) => b,
  int: BigInt,
  long: (n) => n,
  real: (n) => n,
  decimal: (n) => new DynamicScalar('decimal', n),
  datetime: (ticks) => new DynamicScalar('datetime', ticks),
  timespan: (ticks) => new DynamicScalar('timespan', ticks),
  guid: (text) => new DynamicScalar('guid', text),
  string: parseDynamic,
};

const TO: { readonly [T in Exclude<ScalarType, 'string'>]: From<T> } = {
  bool: toBool,
  int: toInt,
  long: toLong,
  real: toReal,
  decimal: toDecimal,
  datetime: toDatetime,
  timespan: toTimespan,
  guid: toGuid,
  dynamic: toDynamic,
};

/** The value inside a dynamic and its type. Arrays and bags stay dynamics. */
export function scalarOf(value: Exclude<Dynamic, null>): { readonly type: ScalarType; readonly value: Value } {
  switch (typeof value) {
    case 'boolean':
      return { type: 'bool', value };
    case 'bigint':
      return { type: 'long', value };
    case 'number':
      return { type: 'real', value };
    case 'string':
      return { type: 'string', value };
    default:
      return value instanceof DynamicScalar ? { type: value.type, value: value.value } : { type: 'dynamic', value };
  }
}

type Conversion = (value: Value) => Value;

/** The conversion of dynamics that are not null: by what is inside; arrays and bags give null. */
function fromDynamic(to: Exclude<ScalarType, 'dynamic' | 'string'>): Conversion {
  const conversions = new Map<ScalarType, Conversion>([['dynamic', () => null]]);
  return (value) => {
    // The value is a dynamic and not null: the caller's promise.
    const inner = scalarOf(value as Exclude<Dynamic, null>);
    let convertInner = conversions.get(inner.type);
    if (convertInner === undefined) {
      convertInner = converter(inner.type, to);
      conversions.set(inner.type, convertInner);
    }
    return convertInner(inner.value);
  };
}

/** The conversion of values that are not null, or undefined where all give null. */
function conversion(from: ScalarType, to: ScalarType): Conversion | undefined {
  if (from === to) return (value) => value;
  if (to === 'string') return textOf(from);
  if (from === 'dynamic') return to === 'dynamic' ? undefined : fromDynamic(to);
  const conversions: Partial<Record<ScalarType, unknown>> = TO[to];
  // The table gives each conversion the type of its row; the value is of `from`: the caller's promise.
  return conversions[from] as Conversion | undefined;
}

const converters = new Map<string, Conversion>();

/** The conversion function from one type to another. Null gives the missing value of `to`: `""` for string, else null. */
export function converter(from: ScalarType, to: ScalarType): Conversion {
  const name = `${from} ${to}`;
  let found = converters.get(name);
  if (found === undefined) {
    const convertValue = conversion(from, to);
    const none = missing(to);
    found = convertValue === undefined ? () => none : (value) => (value === null ? none : convertValue(value));
    converters.set(name, found);
  }
  return found;
}

/** As `realToLong` or `realToInt`, but that what is out of range gives the least number. */
const clampedToLeast =
  <T>(convertReal: (value: number) => T | null, limit: number, least: T) =>
  (value: number): T | null =>
    Number.isFinite(value) && (value >= limit || value <= -limit - 1) ? least : convertReal(value);

/** Conversions that the service makes otherwise of constants, before a query runs, than of the values of columns. */
const OF_CONSTANTS: Readonly<Record<string, Conversion>> = {
  'real long': clampedToLeast(realToLong, 2 ** 63, MIN_LONG) as Conversion,
  'real int': clampedToLeast(realToInt, 2 ** 31, MIN_INT) as Conversion,
  'string bool': ((text: string) => parseBool(text.trim())) as Conversion,
};

/** As `converter`, for an expression that reads no column. */
export function constantConverter(from: ScalarType, to: ScalarType): Conversion {
  const special = OF_CONSTANTS[`${from} ${to}`];
  return special === undefined ? converter(from, to) : (value) => (value === null ? null : special(value));
}

/** One value converted. For many values use `converter`. */
export function convert(value: Value, from: ScalarType, to: ScalarType): Value {
  return converter(from, to)(value);
}
