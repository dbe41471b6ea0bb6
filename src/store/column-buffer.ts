// The rows of one column that wait until a segment is full, in the form that encodings write.

import type { ScalarType } from '../engine/values/types.js';
import { constantVector, isNumberType, missing, type Vector } from '../engine/values/vector.js';
import type { Coded, NumberValues, TextType, TextValues } from './encodings/encoding.js';
import { NumberBuffer } from './number-buffer.js';
import { TextBuffer } from './text-buffer.js';
import type { Utf8Column } from './utf8-texts.js';

/** What a buffer held: a number a row, or distinct texts and a code a row. */
export type BufferedColumn = NumberValues | Coded<TextValues> | Utf8Column;

export interface ColumnBuffer {
  /** Bytes of memory, about. */
  readonly size: number;
  /** Adds rows `start` to `end` (exclusive) of a vector of the column's type. */
  append(vector: Vector, start: number, end: number): void;
  /** All rows; null where none has a value. The buffer is of no use afterwards. */
  finish(): BufferedColumn | null;
}

/**
 * @param missingRows rows that the table had before the column; they have no value
 * @param capacity rows that are expected
 */
export function columnBuffer(type: ScalarType, missingRows: number, capacity: number): ColumnBuffer {
  const buffer = isText(type) ? new TextBuffer(type, capacity) : new NumberBuffer(type, capacity);
  buffer.append(constantVector(type, missing(type), missingRows), 0, missingRows);
  return buffer;
}

export function isText(type: ScalarType): type is TextType {
  return !isNumberType(type);
}
