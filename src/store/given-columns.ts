// The columns of a batch that is a whole segment and that nobody reads afterwards: their memory becomes that of the segment.

import type { Batch } from '../engine/values/batch.js';
import { type FlatVector, isNumberType, type NumberType, type Vector } from '../engine/values/vector.js';
import type { StoredColumn } from './catalogue.js';
import { type BufferedColumn, columnBuffer } from './column-buffer.js';
import type { Numbers, NumberValues } from './encodings/encoding.js';
import { unifyNaN } from './number-buffer.js';
import { hasText, type Utf8Column, type Utf8Texts, utf8Of } from './utf8-texts.js';

/** The columns that have a value, by the id of the column; columns with one vector have one and the same. */
export function givenColumns(batch: Batch, columns: readonly StoredColumn[]): Map<number, BufferedColumn> {
  const byVector = new Map<Vector, BufferedColumn | null>();
  const given = new Map<number, BufferedColumn>();
  for (const { id, name } of columns) {
    const vector = batch.column(name);
    const known = byVector.get(vector);
    const column = known === undefined ? columnOf(vector) : known;
    byVector.set(vector, column);
    if (column !== null) given.set(id, column);
  }
  return given;
}

/** Null where no row has a value. */
function columnOf(vector: Vector): BufferedColumn | null {
  if (vector.encoding === 'flat' && isNumberType(vector.type)) return numbersOf(vector, vector.type);
  const utf8 = vector.encoding === 'dictionary' ? utf8Of(vector.dictionary) : undefined;
  if (vector.encoding === 'dictionary' && utf8 !== undefined) return textsOf(utf8, vector.codes);
  const buffer = columnBuffer(vector.type, 0, vector.length);
  buffer.append(vector, 0, vector.length);
  return buffer.finish();
}

function numbersOf({ data, nulls, length }: FlatVector, type: NumberType): NumberValues | null {
  if (nulls !== null && !nulls.includes(0)) return null;
  if (data instanceof Float64Array) unifyNaN(data);
  return { kind: 'numbers', type, length, data: data as Numbers, nulls }; // numbers of the type
}

function textsOf(texts: Utf8Texts, rows: Utf8Column['rows']): Utf8Column | null {
  return hasText(texts, rows) ? { kind: 'utf8', ...texts, rows } : null;
}
