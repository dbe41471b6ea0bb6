// The types of KQL and how their values stand in JavaScript.

import type { Decimal } from 'decimal.js';
import type { Dynamic } from './dynamic.js';

export const SCALAR_TYPES = [
  'bool',
  'int',
  'long',
  'real',
  'decimal',
  'datetime',
  'timespan',
  'guid',
  'string',
  'dynamic',
] as const;

export type ScalarType = (typeof SCALAR_TYPES)[number];

/** A named, typed column of a table or of a result. Names are case-sensitive. */
export interface Column {
  readonly name: string;
  readonly type: ScalarType;
}

/**
 * The JavaScript form of a non-null value of each KQL type: `datetime` is 100 ns ticks since 0001-01-01T00:00:00Z,
 * `timespan` is 100 ns ticks, `guid` is lower-case text with dashes.
 */
export interface ValueOfType {
  bool: boolean;
  int: number;
  long: bigint;
  real: number;
  decimal: Decimal;
  datetime: bigint;
  timespan: bigint;
  guid: string;
  string: string;
  dynamic: Dynamic;
}

/** Any KQL value; null stands for the null of its type. A `string` is never null. */
export type Value = ValueOfType[ScalarType] | null;

const NAMES: ReadonlySet<string> = new Set(SCALAR_TYPES);

export function isScalarType(name: string): name is ScalarType {
  return NAMES.has(name);
}

/** Other spellings of type names that KQL accepts, as in `toint` casts, `datatable` and `typeof`. */
const ALIASES: Readonly<Record<string, ScalarType>> = {
  boolean: 'bool',
  int8: 'int',
  int16: 'int',
  int32: 'int',
  int64: 'long',
  uint8: 'int',
  uint16: 'int',
  uint32: 'long',
  uint64: 'long',
  uint: 'long',
  ulong: 'long',
  float: 'real',
  double: 'real',
  date: 'datetime',
  time: 'timespan',
  uuid: 'guid',
  uniqueid: 'guid',
};

/** The type that a name in a query, a schema file or an API response stands for: `System.Int64`, `Int64`, `SByte`, `double`… */
export function scalarTypeOf(name: string): ScalarType | undefined {
  const key = name.toLowerCase().replace(/^system\./, '');
  if (isScalarType(key)) return key;
  switch (key) {
    case 'sbyte':
      return 'bool';
    case 'single':
      return 'real';
    case 'sqldecimal':
    case 'data.sqltypes.sqldecimal':
      return 'decimal';
    case 'object':
      return 'dynamic';
    default:
      return ALIASES[key];
  }
}
