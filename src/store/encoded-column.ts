// A column of a segment as it goes into the database: its blob, in the encoding that makes it smallest, and its
// statistics. It is computed from the values alone.

import type { ScalarType } from '../engine/values/types.js';
import { type Codes, makeCodes, type Vector } from '../engine/values/vector.js';
import type { BufferedColumn } from './column-buffer.js';
import { distinctNumbers } from './distinct-numbers.js';
import { BlobReader, BlobWriter } from './encodings/blob.js';
import { planesFor } from './encodings/byte-planes.js';
import { constant } from './encodings/constant.js';
import { dictionary } from './encodings/dictionary.js';
import type { AsciiValues, Coded, Encoding, Numbers, NumberValues, TextValues, Values } from './encodings/encoding.js';
import { type FlatForm, flatForm, readFlat } from './encodings/flat.js';
import { type ColumnStatistics, numberStatistics, textStatistics } from './statistics/column-statistics.js';
import { asciiOfRows, codedTexts } from './utf8-texts.js';

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
  return column.kind === 'utf8' ? encodeTexts(codedTexts(column)) : encodeNumbers(column);
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

function encodeTexts(column: Coded<TextValues | AsciiValues>): EncodedColumn {
  const { values, codes } = column;
  const statistics = textStatistics(column);
  const distinct = flatForm(values);
  if (values.length === 1) return { blob: wrapped(constant, distinct), statistics };
  if (values.length > codes.length * MOSTLY_DISTINCT) {
    const all = flatForm(textOfRows(column));
    const limit = distinct.estimate + bytesOfCodes(codes.length, values.length);
    if (all.estimate < limit) return { blob: flat(all), statistics };
  }
  return { blob: coded(distinct, values, codes), statistics };
}

function textOfRows({ values, codes }: Coded<TextValues | AsciiValues>): TextValues | AsciiValues {
  if (values.kind === 'ascii') return asciiOfRows(values, codes);
  const texts: (string | null)[] = new Array(codes.length);
  for (let row = 0; row < codes.length; row++) texts[row] = values.texts[codes[row] as number] as string | null;
  return { ...values, length: texts.length, texts };
}

function encodeNumbers(column: NumberValues): EncodedColumn {
  const found = distinctNumbers(column);
  const statistics = numberStatistics(column, found.rows.length);
  if (found.rows.length === 1) return { blob: wrapped(constant, flatForm(firstRows(column, found.rows))), statistics };
  const all = flatForm(column);
  const limit = all.estimate * WORTH;
  if (bytesOfCodes(column.length, found.rows.length) < limit && mayBeCoded(column)) {
    const values = firstRows(column, found.rows);
    const distinct = flatForm(values);
    const codes = narrowed(found.codes, values.length);
    if (distinct.estimate + bytesOfCodes(codes.length, values.length) < limit) {
      return { blob: coded(distinct, values, codes), statistics };
    }
  }
  return { blob: flat(all), statistics };
}

/** The values of a dictionary are distinct to KQL too, which takes 0 and -0 for one. */
function mayBeCoded({ type, data }: NumberValues): boolean {
  if (type !== 'real') return type !== 'bool';
  for (const value of data) if (Object.is(value, -0)) return false;
  return true;
}

function firstRows(column: NumberValues, rows: Uint32Array): NumberValues {
  const { nulls } = column;
  const source = column.data as Float64Array;
  const data = column.data.slice(0, rows.length) as Float64Array; // of the class of the source, whichever that is
  for (let i = 0; i < rows.length; i++) data[i] = source[rows[i] as number] as number;
  return {
    ...column,
    length: rows.length,
    data: data as Numbers,
    nulls: nulls === null ? null : Uint8Array.from(rows, (row) => nulls[row] as number),
  };
}

function narrowed(codes: Uint32Array, size: number): Codes {
  const narrow = makeCodes(size, codes.length);
  narrow.set(codes);
  return narrow;
}

function bytesOfCodes(rows: number, distinct: number): number {
  return rows * planesFor(distinct - 1);
}

function flat(form: FlatForm): Uint8Array {
  const out = new BlobWriter();
  form.write(out);
  return out.finish();
}

function coded(distinct: FlatForm, values: Values, codes: Codes): Uint8Array {
  return wrapped(dictionary, { size: values.length, values: distinct, codes });
}

function wrapped<Column>(encoding: Encoding<Column>, column: Column): Uint8Array {
  const out = new BlobWriter();
  out.int(encoding.id);
  encoding.write(out, column);
  return out.finish();
}
