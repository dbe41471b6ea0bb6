// What `tostring` gives.
// https://learn.microsoft.com/kusto/query/tostring-function

import { formatDatetime } from './datetime.js';
import { formatDecimal } from './decimal.js';
import { type Dynamic, DynamicScalar } from './dynamic.js';
import { formatDynamic, formatScalar } from './json.js';
import { formatReal } from './real.js';
import { formatTimespan } from './timespan.js';
import type { ScalarType, Value, ValueOfType } from './types.js';

/** The text of a dynamic: a string or a scalar without quotes, null as `""`, anything else as compact JSON. */
export function dynamicText(value: Dynamic): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return formatReal(value);
  return value instanceof DynamicScalar ? formatScalar(value) : formatDynamic(value);
}

type Formats = { readonly [T in ScalarType]: (value: ValueOfType[T]) => string };

const FORMATS: Formats = {
  bool: (value) => (value ? 'True' : 'False'),
  int: String,
  long: String,
  real: formatReal,
  decimal: formatDecimal,
  datetime: formatDatetime,
  timespan: formatTimespan,
  guid: (value) => value,
  string: (value) => value,
  dynamic: dynamicText,
};

/** The text of a value of type `type`: `True`, `1.0`, `1.00:00:00`, `2024-01-01T00:00:00.0000000Z`; null is `""`. */
export function toText(value: Value, type: ScalarType): string {
  return value === null ? '' : textOf(type)(value);
}

/** `toText` for the values of one type that are not null. */
export function textOf(type: ScalarType): (value: Value) => string {
  // Values are of the type that they come with: the caller's promise, which the table's type cannot express.
  return FORMATS[type] as (value: Value) => string;
}
