// Values for the naive evaluation: what the documentation says of each type, in the plainest JavaScript. Nothing here is fast.

import { type Dynamic, DynamicScalar } from '../../src/engine/values/dynamic.js';
import type { ScalarType, Value } from '../../src/engine/values/types.js';

export type Row = Readonly<Record<string, Value>>;

const TICKS_PER_DAY = 864_000_000_000n;
const MAX_TICKS = 3_155_378_975_999_999_999n;
const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;

/** What stands where there is no row to take a value from. */
export function missingOf(type: ScalarType): Value {
  return type === 'string' ? '' : null;
}

export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b > a ? quotient - 1n : quotient;
}

/** Null where the ticks are no time between the years 1 and 9999. */
export function datetimeOf(ticks: bigint): bigint | null {
  return ticks >= 0n && ticks <= MAX_TICKS ? ticks : null;
}

export function dateOf(ticks: bigint): Date {
  return new Date(Number(floorDivide(ticks - UNIX_EPOCH_TICKS, 10_000n)));
}

export function ticksOfDate(year: number, month: number): bigint {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return BigInt(date.getTime()) * 10_000n + UNIX_EPOCH_TICKS;
}

function pad(value: bigint, digits: number): string {
  return value.toString().padStart(digits, '0');
}

function datetimeText(ticks: bigint): string {
  return `${dateOf(ticks).toISOString().slice(0, 19)}.${pad(ticks % 10_000_000n, 7)}Z`;
}

function timespanText(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / TICKS_PER_DAY;
  const clock = [(size / 36_000_000_000n) % 24n, (size / 600_000_000n) % 60n, (size / 10_000_000n) % 60n].map((part) =>
    pad(part, 2),
  );
  const fraction = size % 10_000_000n;
  const sign = ticks < 0n ? '-' : '';
  return `${sign}${days > 0n ? `${days}.` : ''}${clock.join(':')}${fraction > 0n ? `.${pad(fraction, 7)}` : ''}`;
}

function isBag(value: Dynamic): value is Map<string, Dynamic> {
  return value instanceof Map;
}

function jsonText(value: Dynamic): string {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof DynamicScalar) return JSON.stringify(textOf(value.value, value.type));
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isBag(value)) return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item)}`).join(',')}}`;
  return JSON.stringify(value);
}

/** https://learn.microsoft.com/kusto/query/tostring-function */
export function textOf(value: Value, type: ScalarType): string {
  if (value === null) return '';
  switch (type) {
    case 'bool':
      return value === true ? 'True' : 'False';
    case 'datetime':
      return datetimeText(value as bigint);
    case 'timespan':
      return timespanText(value as bigint);
    case 'dynamic':
      if (value instanceof DynamicScalar) return textOf(value.value, value.type);
      return typeof value === 'string'
        ? value
        : typeof value === 'boolean'
          ? String(value)
          : jsonText(value as Dynamic);
    case 'real':
      throw new Error('the digits of a real are not known here');
    default:
      return String(value);
  }
}

export interface Typed {
  readonly value: Value;
  readonly type: ScalarType;
}

/** A value with its type; of a dynamic the value that it holds, with the type that it has there. */
export function unpack(value: Value, type: ScalarType): Typed {
  if (type !== 'dynamic') return { value, type };
  if (value instanceof DynamicScalar) return { value: value.value, type: value.type };
  const types: Readonly<Record<string, ScalarType>> = {
    string: 'string',
    boolean: 'bool',
    bigint: 'long',
    number: 'real',
  };
  return { value, type: types[typeof value] ?? 'dynamic' };
}

/** `to<type>(value)`; null, or for texts the empty one, where it does not convert. */
export function convert(value: Value, from: ScalarType, to: ScalarType): Value {
  if (from === to) return value;
  if (to === 'string') return textOf(value, from);
  if (value === null) return null;
  if (from === 'dynamic') {
    const inner = unpack(value, from);
    return inner.type === 'dynamic' ? null : convert(inner.value, inner.type, to);
  }
  if (from === 'string') return parse(value as string, to);
  if (to === 'bool') return Number(value) !== 0;
  if (to === 'real') return Number(value);
  if (to === 'dynamic') return pack(value, from);
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (from === 'real') return clamp(BigInt(Math.trunc(value as number)), to);
  const whole = typeof value === 'bigint' ? value : BigInt(Number(value));
  return to === 'int' ? Number(BigInt.asIntN(32, whole)) : BigInt.asIntN(64, whole);
}

/** As `convert`, of an expression without columns: a real beyond the range is the least number, blanks around a bool do not count. */
export function convertConstant(value: Value, from: ScalarType, to: ScalarType): Value {
  if (from === 'string' && to === 'bool') return parse((value as string).trim(), to);
  if (from !== 'real' || (to !== 'int' && to !== 'long') || !Number.isFinite(value)) return convert(value, from, to);
  const bits = to === 'int' ? 32 : 64;
  const whole = BigInt(Math.trunc(value as number));
  const fitting = BigInt.asIntN(bits, whole) === whole ? whole : -(2n ** BigInt(bits - 1));
  return to === 'int' ? Number(fitting) : fitting;
}

/** A real beyond the range is its end. */
function clamp(value: bigint, to: ScalarType): Value {
  const most = to === 'int' ? 2n ** 31n - 1n : 2n ** 63n - 1n;
  const clamped = value > most ? most : value < -most - 1n ? -most - 1n : value;
  return to === 'int' ? Number(clamped) : clamped;
}

function parse(text: string, to: ScalarType): Value {
  if (to === 'int' || to === 'long') {
    if (!/^-?\d+$/.test(text)) return null;
    const bits = to === 'int' ? 32 : 64;
    const whole = BigInt(text);
    if (BigInt.asIntN(bits, whole) !== whole) return null;
    return to === 'int' ? Number(whole) : whole;
  }
  if (to === 'real') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  if (to === 'bool') {
    if (/^-?\d+$/.test(text)) return BigInt(text) !== 0n;
    return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : null;
  }
  if (to === 'dynamic') return parseJson(text);
  throw new Error(`a text as ${to} is not known here`);
}

/** What is no JSON is the text itself; a whole number is a long. */
function parseJson(text: string): Dynamic {
  if (text === '') return null;
  try {
    return dynamicOf(JSON.parse(text));
  } catch {
    return text;
  }
}

function dynamicOf(json: unknown): Dynamic {
  if (Array.isArray(json)) return json.map(dynamicOf);
  if (typeof json === 'object' && json !== null) {
    return new Map(Object.entries(json).map(([key, item]) => [key, dynamicOf(item)]));
  }
  // What is left of JSON are scalars and null.
  return Number.isInteger(json) ? BigInt(json as number) : (json as Dynamic);
}

/** A value as an element of an array. */
export function pack(value: Value, type: ScalarType): Dynamic {
  if (value === null) return null;
  if (type === 'int') return BigInt(value as number);
  // The other types stand in a dynamic as they are, but for the four that a DynamicScalar holds.
  if (type === 'datetime' || type === 'timespan' || type === 'guid' || type === 'decimal') {
    return new DynamicScalar(type, value as bigint);
  }
  return value as Dynamic;
}

/** Texts by code points, bools with false first, numbers across their types; NaN where there is no order. */
export function order(a: Value, b: Value, types: readonly [ScalarType, ScalarType]): number {
  if (typeof a === 'string' && typeof b === 'string') return orderTexts([...a], [...b]);
  const [x, y] = types.includes('real') ? [Number(a), Number(b)] : [BigInt(a as bigint), BigInt(b as bigint)];
  return x < y ? -1 : x > y ? 1 : x === y ? 0 : Number.NaN;
}

function orderTexts(a: readonly string[], b: readonly string[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined) return 1;
    const difference = (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return a.length < b.length ? -1 : 0;
}

/** Equal texts for values that are one group, or one key of a join: nulls are, and NaNs. */
export function groupText(value: Value, type: ScalarType): string {
  if (value === null) return 'null';
  if (type === 'dynamic') return jsonText(value as Dynamic);
  return `${typeof value}:${type === 'int' ? BigInt(value as number) : String(value)}`;
}

export function isMissing(value: Value): boolean {
  return value === null || (typeof value === 'number' && Number.isNaN(value));
}
