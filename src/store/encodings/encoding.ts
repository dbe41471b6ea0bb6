// How the values of a column are written into a blob. Encodings do no I/O and know nothing of tables.

import { bytesOfData } from '../../engine/values/size.js';
import type { ScalarType } from '../../engine/values/types.js';
import type { Data, FlatVector, NumberType, Vector } from '../../engine/values/vector.js';
import type { BlobReader, BlobWriter } from './blob.js';

/** The types whose values are kept as text; those of all others are numbers in a typed array. */
export type TextType = Exclude<ScalarType, NumberType>;

export type Numbers = Uint8Array | Int32Array | BigInt64Array | Float64Array;

/** Numbers as in a flat vector: `nulls[i]` is 1 where value i is null, and `data[i]` is then 0. */
export interface NumberValues {
  readonly kind: 'numbers';
  readonly type: NumberType;
  readonly length: number;
  readonly data: Numbers;
  readonly nulls: Uint8Array | null;
}

/** Values as text: decimals, guids and dynamics in the form of `stored-text.ts`. */
export interface TextValues {
  readonly kind: 'text';
  readonly type: TextType;
  readonly length: number;
  readonly texts: readonly (string | null)[];
}

/** Strings as Latin-1, one behind the other, so that none of them has to be made. */
export interface Latin1Values {
  readonly kind: 'latin1';
  readonly type: 'string';
  readonly length: number;
  readonly bytes: Uint8Array;
  /** The place behind each; a wide one takes none. */
  readonly ends: Uint32Array;
  /** Those with other characters than Latin-1, by their places and in that order. */
  readonly wide: ReadonlyMap<number, string>;
}

export type Values = NumberValues | TextValues | Latin1Values;

/** Distinct values, null among them, and the code of each row. */
export interface Coded<V extends Values = Values> {
  readonly values: V;
  readonly codes: Uint32Array;
}

/**
 * One form of a column in a blob. `read` takes what `write` wrote, in the same order, and what it can put off until a
 * row is asked for it puts off.
 */
export interface Encoding<Column> {
  /** Stands in blobs: never changed, never used again. */
  readonly id: number;
  readonly name: string;
  write(out: BlobWriter, column: Column): void;
  read(from: BlobReader, type: ScalarType, length: number): Vector;
}

/** An encoding of one value a row, of which others make use for their distinct values. */
export interface FlatEncoding<V extends Values> extends Encoding<V> {
  read(from: BlobReader, type: ScalarType, length: number): FlatVector;
}

/**
 * A flat vector whose data is made when it is first read.
 * @param opened is told then how many bytes of memory the data takes, about
 */
export function lazyFlat(
  type: ScalarType,
  length: number,
  nulls: Uint8Array | null,
  open: () => Data,
  opened: (bytes: number) => void = () => {},
): FlatVector {
  let data: Data | null = null;
  return {
    encoding: 'flat',
    type,
    length,
    nulls,
    get data() {
      if (data === null) {
        data = open();
        opened(bytesOfData(data));
      }
      return data;
    },
  };
}
