// A column of a segment as it goes into the database: its blob, in the encoding that makes it smallest, and its
// statistics. It is computed from the values alone.

import type { ScalarType } from '../engine/values/types.js';
import { gatherBytes, gatherData, type Vector } from '../engine/values/vector.js';
import type { BufferedColumn } from './column-buffer.js';
import { type DistinctNumbers, distinctNumbers } from './distinct-numbers.js';
import { BlobReader, BlobWriter } from './encodings/blob.js';
import { planesFor } from './encodings/byte-planes.js';
import { constant } from './encodings/constant.js';
import { dictionary } from './encodings/dictionary.js';
import type { Coded, Encoding, Latin1Values, Numbers, NumberValues, TextValues, Values } from './encodings/encoding.js';
import { type FlatForm, numberForm, readFlat, textForm } from './encodings/flat.js';
import { type Range, rangeOf } from './encodings/range.js';
import { latin1Of, latin1OfRows } from './latin1-texts.js';
import { type ColumnStatistics, numberStatistics, textStatistics } from './statistics/column-statistics.js';
import { usedTexts } from './utf8-texts.js';

export interface EncodedColumn {
  readonly blob: Uint8Array;
  readonly statistics: ColumnStatistics;
}

/** A dictionary of numbers has to be smaller than the numbers by this share: they open faster. */
const WORTH = 3 / 4;

/** The share of distinct texts below which a dictionary is the smaller form for certain. */
const MOSTLY_DISTINCT = 1 / 2;

export function encodeColumn(column: BufferedColumn): EncodedColumn {
  if ('codes' in column) return encodeTexts(column);
  if (column.kind === 'numbers') return encodeNumbers(column);
  const { texts, codes } = usedTexts(column);
  return encodeTexts({ values: latin1Of(texts), codes });
}

export interface DecodedColumn {
  readonly vector: Vector;
  /** of memory, about: those of the blob, and of the values that are opened so far */
  readonly bytes: number;
  /** Sets what is called whenever there are more of them. */
  onOpened(grown: () => void): void;
}

/**
 * Reads what `encodeColumn` wrote. Values are decompressed when a row, or the dictionary, is first asked for.
 * @param place what the blob is of, for errors
 */
export function decodeColumn(blob: Uint8Array, type: ScalarType, length: number, place: string): DecodedColumn {
  let bytes = blob.byteLength;
  let tell = () => {};
  const from = new BlobReader(blob, place, (opened) => {
    bytes += opened;
    tell();
  });
  return {
    vector: readColumn(from, type, length),
    get bytes() {
      return bytes;
    },
    onOpened(grown) {
      tell = grown;
    },
  };
}

function readColumn(from: BlobReader, type: ScalarType, length: number): Vector {
  const id = from.int();
  switch (id) {
    case constant.id:
      return constant.read(from, type, length);
    case dictionary.id:
      return dictionary.read(from, type, length);
    default:
      return readFlat(id, from, type, length);
  }
}

function encodeTexts(column: Coded<TextValues | Latin1Values>): EncodedColumn {
  const { values, codes } = column;
  const statistics = textStatistics(column);
  const distinct = textForm(values);
  if (values.length === 1) return { blob: wrapped(constant, distinct), statistics };
  if (values.length > codes.length * MOSTLY_DISTINCT) {
    const all = textForm(textOfRows(column));
    const limit = distinct.estimate + bytesOfCodes(codes.length, values.length);
    if (all.estimate < limit) return { blob: flat(all), statistics };
  }
  return { blob: coded(distinct, values, codes), statistics };
}

function textOfRows({ values, codes }: Coded<TextValues | Latin1Values>): TextValues | Latin1Values {
  if (values.kind === 'latin1') return latin1OfRows(values, codes);
  const texts: (string | null)[] = new Array(codes.length);
  for (let row = 0; row < codes.length; row++) texts[row] = values.texts[codes[row] as number] as string | null;
  return { ...values, length: texts.length, texts };
}

function encodeNumbers(column: NumberValues): EncodedColumn {
  const range = rangeOf(column);
  const found = distinctNumbers(column, range);
  const distinct = found?.rows.length ?? column.length;
  const statistics = numberStatistics(column, range, distinct);
  if (distinct === 1) {
    return { blob: wrapped(constant, numberForm(rowsOf(column, Uint32Array.of(0)), range)), statistics };
  }
  const all = numberForm(column, range);
  return { blob: (found === null ? null : smallerCoded(column, range, found, all)) ?? flat(all), statistics };
}

/** The column as a dictionary, where that is smaller than all values by enough. */
function smallerCoded(
  column: NumberValues,
  range: Range | null,
  { rows, codes }: DistinctNumbers,
  all: FlatForm,
): Uint8Array | null {
  const limit = all.estimate * WORTH - bytesOfCodes(codes.length, rows.length);
  // A value takes a byte at least.
  if (column.type === 'bool' || rows.length >= limit) return null;
  const values = rowsOf(column, rows);
  const distinct = numberForm(values, range);
  return distinct.estimate < limit && mayBeCoded(values) ? coded(distinct, values, codes) : null;
}

/** The values of a dictionary are distinct to KQL too, which takes 0 and -0 for one. */
function mayBeCoded({ data }: NumberValues): boolean {
  return !(data instanceof Float64Array && data.some((value) => Object.is(value, -0)));
}

function rowsOf(column: NumberValues, rows: Uint32Array): NumberValues {
  const { data, nulls } = column;
  return {
    ...column,
    length: rows.length,
    data: gatherData(data, rows) as Numbers, // of the class of the column's, whichever that is
    nulls: nulls === null ? null : gatherBytes(nulls, rows),
  };
}

function bytesOfCodes(rows: number, distinct: number): number {
  return rows * planesFor(distinct - 1);
}

function flat(form: FlatForm): Uint8Array {
  const out = new BlobWriter();
  form.write(out);
  return out.finish();
}

function coded(distinct: FlatForm, values: Values, codes: Uint32Array): Uint8Array {
  return wrapped(dictionary, { size: values.length, values: distinct, codes });
}

function wrapped<Column>(encoding: Encoding<Column>, column: Column): Uint8Array {
  const out = new BlobWriter();
  out.int(encoding.id);
  encoding.write(out, column);
  return out.finish();
}
