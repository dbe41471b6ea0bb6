// The columns of Parquet files that hold those of KQL.
// https://github.com/apache/parquet-format/blob/master/LogicalTypes.md

import type { ConvertedType, Encoding, SchemaElement } from 'hyparquet';
import { UNIX_EPOCH_TICKS } from '../engine/values/datetime.js';
import type { Dynamic } from '../engine/values/dynamic.js';
import { formatDynamic } from '../engine/values/json.js';
import { textOf } from '../engine/values/text.js';
import type { Column, Value } from '../engine/values/types.js';
import type { Notes } from './notes.js';
import { NANOSECONDS_OF_TICK, TICKS_OF_MICROSECOND, type TimeUnit } from './parquet-times.js';

export interface ParquetColumn {
  readonly element: SchemaElement;
  /** What the file says of the column beside it: the writer would take the JSON of a text for a value to make JSON of. */
  readonly converted?: ConvertedType;
  /** Whether the smallest and the largest value are of use to readers. */
  readonly statistics: boolean;
  /** By default what is shortest. */
  readonly encoding?: Encoding;
  /** What stands for a value that is not null. */
  value(value: Value): unknown;
}

/** @param unit of the times of a datetime column */
export function parquetColumn(column: Column, unit: TimeUnit = 'text', notes: Notes): ParquetColumn {
  const { name, type } = column;
  const text = textOf(type);
  switch (type) {
    case 'bool':
      return plain(name, { type: 'BOOLEAN' });
    case 'int':
      return plain(name, { type: 'INT32' });
    case 'long':
      return plain(name, { type: 'INT64' });
    case 'real':
      // The writer's dictionaries take -0.0 for 0.0.
      return { ...plain(name, { type: 'DOUBLE' }), encoding: 'PLAIN' };
    case 'guid':
      return plain(name, { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } });
    case 'datetime':
      return unit === 'text' ? { ...plain(name, TEXT), value: text } : timeColumn(name, unit);
    case 'string':
      // A vector holds values of its own type.
      return { ...plain(name, TEXT), value: (value) => notes.text(name, value as string) };
    case 'dynamic':
      return {
        element: { name, repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', logical_type: { type: 'JSON' } },
        converted: 'JSON',
        statistics: false,
        value: (value) => {
          notes.json(name, value as Dynamic);
          return formatDynamic(value as Dynamic);
        },
      };
    default:
      return { ...plain(name, TEXT), value: text };
  }
}

type Description = Pick<SchemaElement, 'type' | 'type_length' | 'converted_type' | 'logical_type'>;

const TEXT: Description = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };

function plain(name: string, description: Description): ParquetColumn {
  return { element: { name, repetition_type: 'OPTIONAL', ...description }, statistics: true, value: (value) => value };
}

function timeColumn(name: string, unit: Exclude<TimeUnit, 'text'>): ParquetColumn {
  const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit } as const;
  const sinceEpoch = (value: Value) => (value as bigint) - UNIX_EPOCH_TICKS;
  return unit === 'NANOS'
    ? { ...plain(name, { type: 'INT64', logical_type }), value: (value) => sinceEpoch(value) * NANOSECONDS_OF_TICK }
    : {
        ...plain(name, { type: 'INT64', converted_type: 'TIMESTAMP_MICROS', logical_type }),
        value: (value) => sinceEpoch(value) / TICKS_OF_MICROSECOND,
      };
}
