// What the physical values of a Parquet column mean: the KQL type that holds them, and their text as a field.
// https://github.com/apache/parquet-format/blob/master/LogicalTypes.md

import { isUtf8 } from 'node:buffer';
import type { LogicalType, ParquetType, SchemaElement, TimeUnit } from 'hyparquet';
import { formatDatetime, isDatetime, TICKS_PER_DAY, UNIX_EPOCH_TICKS } from '../../engine/values/datetime.js';
import { DynamicScalar } from '../../engine/values/dynamic.js';
import { formatReal } from '../../engine/values/real.js';
import { formatTimespan } from '../../engine/values/timespan.js';
import type { ScalarType } from '../../engine/values/types.js';
import { LITERAL, STRING, TEXT } from '../bytes/row.js';
import type { Losses } from './losses.js';

export interface Leaf {
  readonly type: ScalarType;
  /** What kind of field the text is; `TEXT` is JSON. */
  readonly kind: typeof LITERAL | typeof STRING | typeof TEXT;
  /** The text of a value that is not null, or its UTF-8. */
  text(value: unknown): string | Uint8Array;
}

/** What the values of each logical type may be stored as. */
const STORED: Readonly<Partial<Record<LogicalType['type'], readonly ParquetType[]>>> = {
  STRING: ['BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY'],
  ENUM: ['BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY'],
  JSON: ['BYTE_ARRAY'],
  UUID: ['FIXED_LEN_BYTE_ARRAY'],
  DECIMAL: ['INT32', 'INT64', 'BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY'],
  DATE: ['INT32'],
  TIME: ['INT32', 'INT64'],
  TIMESTAMP: ['INT64'],
  INTEGER: ['INT32', 'INT64'],
  INTERVAL: ['FIXED_LEN_BYTE_ARRAY'],
  FLOAT16: ['FIXED_LEN_BYTE_ARRAY'],
};
const LENGTHS: Readonly<Partial<Record<LogicalType['type'], number>>> = { UUID: 16, INTERVAL: 12, FLOAT16: 2 };

function checkStored({ type, type_length, name }: SchemaElement, logical: LogicalType | undefined): void {
  if (type === undefined) throw new Error(`the column ${name} has no type`);
  if (logical === undefined) return;
  const isStored = STORED[logical.type]?.includes(type) ?? true;
  const length = LENGTHS[logical.type] ?? type_length;
  if (!isStored || length !== type_length) throw new Error(`the column ${name} is ${logical.type} stored as ${type}`);
}

/**
 * @param column for what is said of losses
 * @throws Error where the file contradicts itself
 */
export function leafOf(element: SchemaElement, column: string, losses: Losses): Leaf {
  const logical = logicalTypeOf(element);
  checkStored(element, logical);
  const lose = (what: string) => losses.add(`${column}: ${what}`);
  switch (logical?.type) {
    case 'STRING':
    case 'ENUM':
      return stringLeaf(lose);
    case 'JSON':
      return { ...stringLeaf(lose), type: 'dynamic', kind: TEXT };
    case 'UUID':
      return leaf('guid', STRING, (value) => guidText(bytesOf(value)));
    case 'DECIMAL':
      return decimalLeaf(logical, lose);
    case 'DATE':
      return leaf('datetime', STRING, (value) => timeText(BigInt(Number(value)) * TICKS_PER_DAY));
    case 'TIME':
      return timeOfDayLeaf(logical.unit, lose);
    case 'TIMESTAMP':
      return timestampLeaf(logical.unit, logical.isAdjustedToUTC, lose);
    case 'INTEGER':
      return integerLeaf(logical);
    case 'INTERVAL':
      return leaf('string', STRING, (value) => intervalText(bytesOf(value)));
    case 'FLOAT16':
      return leaf('real', LITERAL, (value) => realText(float16(bytesOf(value))));
    default:
      return physicalLeaf(element, lose);
  }
}

type Lose = (what: string) => void;

function leaf(type: ScalarType, kind: Leaf['kind'], text: Leaf['text']): Leaf {
  return { type, kind, text };
}

/** Binary columns come as arrays of bytes. */
const bytesOf = (value: unknown) => value as Uint8Array;

/** Files of older writers have converted types only. */
function logicalTypeOf({
  logical_type,
  converted_type,
  scale = 0,
  precision = 0,
}: SchemaElement): LogicalType | undefined {
  if (logical_type !== undefined) return logical_type;
  switch (converted_type) {
    case undefined:
      return undefined;
    case 'UTF8':
      return { type: 'STRING' };
    case 'DECIMAL':
      return { type: 'DECIMAL', precision, scale };
    case 'TIME_MILLIS':
    case 'TIME_MICROS':
      return { type: 'TIME', isAdjustedToUTC: true, unit: unitOf(converted_type) };
    case 'TIMESTAMP_MILLIS':
    case 'TIMESTAMP_MICROS':
      return { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: unitOf(converted_type) };
    case 'ENUM':
    case 'JSON':
    case 'DATE':
    case 'INTERVAL':
      return { type: converted_type };
    default: {
      const integer = /^(U?)INT_(\d+)$/.exec(converted_type);
      if (integer === null) return undefined;
      return { type: 'INTEGER', bitWidth: Number(integer[2]), isSigned: integer[1] === '' };
    }
  }
}

function unitOf(convertedType: string): TimeUnit {
  return convertedType.endsWith('MILLIS') ? 'MILLIS' : 'MICROS';
}

function physicalLeaf({ type }: SchemaElement, lose: Lose): Leaf {
  switch (type) {
    case 'BOOLEAN':
      return leaf('bool', LITERAL, String);
    case 'INT32':
      return leaf('int', LITERAL, String);
    case 'INT64':
      return leaf('long', LITERAL, String);
    case 'INT96':
      // The parsers of the file make these.
      return leaf('datetime', STRING, (value) => timeText(sinceEpoch(value as DynamicScalar)));
    case 'FLOAT':
    case 'DOUBLE':
      return leaf('real', LITERAL, (value) => realText(value as number));
    default:
      return binaryLeaf(lose);
  }
}

function sinceEpoch({ value }: DynamicScalar): bigint {
  return (value as bigint) - UNIX_EPOCH_TICKS;
}

function stringLeaf(lose: Lose): Leaf {
  return leaf('string', STRING, (value) => {
    const bytes = bytesOf(value);
    if (!isUtf8(bytes)) lose('bytes that are not UTF-8 became U+FFFD');
    return bytes;
  });
}

/** Older writers do not say which of their binary columns are text. */
function binaryLeaf(lose: Lose): Leaf {
  return leaf('string', STRING, (value) => {
    const bytes = bytesOf(value);
    if (isUtf8(bytes)) return bytes;
    lose('binary values were taken in as Base64');
    return Buffer.from(bytes).toString('base64');
  });
}

function integerLeaf({ bitWidth, isSigned }: Extract<LogicalType, { type: 'INTEGER' }>): Leaf {
  const type = bitWidth < 32 || (bitWidth === 32 && isSigned) ? 'int' : 'long';
  if (isSigned) return leaf(type, LITERAL, String);
  // What is physically negative is above the signed numbers.
  return leaf(type, LITERAL, (value) => String(BigInt.asUintN(bitWidth, BigInt(value as number | bigint))));
}

/** KQL's decimals hold so many digits. */
const DECIMAL_DIGITS = 34;
/** So many digits stay the same in a number of JSON. */
const EXACT_DIGITS = 15;

function decimalLeaf({ precision, scale }: Extract<LogicalType, { type: 'DECIMAL' }>, lose: Lose): Leaf {
  return leaf('decimal', precision <= EXACT_DIGITS ? LITERAL : STRING, (value) => {
    const unscaled = value instanceof Uint8Array ? signed(value) : BigInt(value as number | bigint);
    const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
    if (digits.length > DECIMAL_DIGITS && /[1-9]/.test(digits.replace(/^0+/, '').slice(DECIMAL_DIGITS))) {
      lose(`decimals were rounded to ${DECIMAL_DIGITS} digits`);
    }
    const point = digits.length - scale;
    const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
    return unscaled < 0n ? `-${text}` : text;
  });
}

/** A two's complement number, the highest byte first. */
function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

const TICKS_OF_UNIT = { MILLIS: 10_000n, MICROS: 10n };
const NANOSECONDS_OF_TICK = 100n;

/** Ticks of a number of units; nanoseconds are cut, downwards. */
function ticksReader(unit: TimeUnit, lose: Lose): (value: unknown) => bigint {
  if (unit !== 'NANOS') return (value) => BigInt(value as number | bigint) * TICKS_OF_UNIT[unit];
  return (value) => {
    const { ticks, exact } = ticksOfNanoseconds(value as bigint);
    if (!exact) lose('times were cut to 100 ns');
    return ticks;
  };
}

function ticksOfNanoseconds(nanoseconds: bigint): { ticks: bigint; exact: boolean } {
  const rest = BigInt(nanoseconds) % NANOSECONDS_OF_TICK;
  const below = rest < 0n ? 1n : 0n;
  return { ticks: BigInt(nanoseconds) / NANOSECONDS_OF_TICK - below, exact: rest === 0n };
}

/** What the nanoseconds since 1970 of a deprecated `INT96` stand for. */
export function timeOfNanoseconds(nanoseconds: bigint): DynamicScalar {
  return new DynamicScalar('datetime', UNIX_EPOCH_TICKS + ticksOfNanoseconds(nanoseconds).ticks);
}

function timestampLeaf(unit: TimeUnit, isUtc: boolean, lose: Lose): Leaf {
  const read = ticksReader(unit, lose);
  // Without a zone behind it, it is in that of the caller.
  return leaf('datetime', STRING, (value) => (isUtc ? timeText(read(value)) : timeText(read(value)).replace(/Z$/, '')));
}

/** @param ticks since 1970; where they are no datetime, the text is none either */
function timeText(ticks: bigint): string {
  const time = UNIX_EPOCH_TICKS + ticks;
  return isDatetime(time) ? formatDatetime(time) : `${ticks} ticks since 1970`;
}

function timeOfDayLeaf(unit: TimeUnit, lose: Lose): Leaf {
  const read = ticksReader(unit, lose);
  return leaf('timespan', STRING, (value) => formatTimespan(read(value)));
}

function realText(value: number): string {
  return formatReal(value);
}

function float16(bytes: Uint8Array): number {
  const bits = ((bytes[1] as number) << 8) | (bytes[0] as number);
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 0x400;
  if (exponent === 0) return sign * 2 ** -14 * fraction;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction);
}

/** The groups of a guid, in hexadecimal digits. */
const GUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

function guidText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').replace(GUID, '$1-$2-$3-$4-$5');
}

/** Months, days and milliseconds, as an ISO 8601 duration: no timespan has months. */
function intervalText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [months, days, milliseconds] = [0, 4, 8].map((at) => view.getUint32(at, true));
  return `P${months}M${days}DT${(milliseconds ?? 0) / 1000}S`;
}
