// Column vectors: the values of one column for the rows of one batch, in one of three encodings.
//
// - flat: a typed array (or an array) with a value a row; `nulls[i]` is 1 where the value of row i is null.
// - dictionary: the distinct values as a flat vector, and a code a row that indexes it.
// - constant: one value for all rows.
//
// A vector is never changed once it is built.

import { ValueError } from './error.js';
import type { ScalarType, Value, ValueOfType } from './types.js';

/** What holds the values of a flat vector. Typed arrays take nulls from `nulls`; arrays hold null themselves. */
export interface DataOfType {
  bool: Uint8Array;
  int: Int32Array;
  long: BigInt64Array;
  real: Float64Array;
  decimal: ValueOfType['decimal'][] | Value[];
  datetime: BigInt64Array;
  timespan: BigInt64Array;
  guid: (string | null)[];
  string: string[];
  dynamic: ValueOfType['dynamic'][];
}

export type Data = DataOfType[ScalarType];
export type Codes = Uint8Array | Uint16Array | Uint32Array;

export interface FlatVector {
  readonly encoding: 'flat';
  readonly type: ScalarType;
  readonly length: number;
  readonly data: Data;
  /** 1 where the row is null; null where no row is. Only typed arrays have one. */
  readonly nulls: Uint8Array | null;
}

export interface DictionaryVector {
  readonly encoding: 'dictionary';
  readonly type: ScalarType;
  readonly length: number;
  /** The values that the codes index. Distinct where it comes from the store; it may hold null. */
  readonly dictionary: FlatVector;
  readonly codes: Codes;
}

export interface ConstantVector {
  readonly encoding: 'constant';
  readonly type: ScalarType;
  readonly length: number;
  readonly value: Value;
}

export type Vector = FlatVector | DictionaryVector | ConstantVector;

/** The value of a missing cell: `""` for strings, null for everything else. */
export function missing(type: ScalarType): Value {
  return type === 'string' ? '' : null;
}

export function constantVector(type: ScalarType, value: Value, length: number): ConstantVector {
  return { encoding: 'constant', type, length, value };
}

export function dictionaryVector(dictionary: FlatVector, codes: Codes): DictionaryVector {
  return { encoding: 'dictionary', type: dictionary.type, length: codes.length, dictionary, codes };
}

/** Codes wide enough for a dictionary of `size` values. */
export function makeCodes(size: number, length: number): Codes {
  if (size <= 0x100) return new Uint8Array(length);
  return size <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}

export function vectorOf(type: ScalarType, values: readonly Value[]): FlatVector {
  const builder = new VectorBuilder(type, values.length);
  for (const value of values) builder.push(value);
  return builder.finish();
}

/** Reads any row of a vector, as a value or null; made once a vector, called once a row. */
export type Reader = (row: number) => Value;

export function readerOf(vector: Vector): Reader {
  switch (vector.encoding) {
    case 'constant': {
      const { value } = vector;
      return () => value;
    }
    case 'dictionary': {
      const read = readerOf(vector.dictionary);
      const { codes } = vector;
      const values: Value[] = new Array(vector.dictionary.length);
      for (let i = 0; i < values.length; i++) values[i] = read(i);
      return (row) => values[codes[row] as number] as Value;
    }
    case 'flat':
      return flatReader(vector);
  }
}

function flatReader(vector: FlatVector): Reader {
  const { data, nulls, type } = vector;
  if (type === 'bool') {
    return nulls === null ? (row) => data[row] === 1 : (row) => (nulls[row] === 1 ? null : data[row] === 1);
  }
  if (nulls === null) return (row) => data[row] as Value;
  return (row) => (nulls[row] === 1 ? null : (data[row] as Value));
}

/** The value of one row. For loops over rows use `readerOf`. */
export function valueAt(vector: Vector, row: number): Value {
  switch (vector.encoding) {
    case 'constant':
      return vector.value;
    case 'dictionary':
      return valueAt(vector.dictionary, vector.codes[row] as number);
    case 'flat':
      if (vector.nulls !== null && vector.nulls[row] === 1) return null;
      return vector.type === 'bool' ? vector.data[row] === 1 : (vector.data[row] as Value);
  }
}

function emptyData(type: ScalarType, capacity: number): Data {
  switch (type) {
    case 'bool':
      return new Uint8Array(capacity);
    case 'int':
      return new Int32Array(capacity);
    case 'long':
    case 'datetime':
    case 'timespan':
      return new BigInt64Array(capacity);
    case 'real':
      return new Float64Array(capacity);
    default:
      return [];
  }
}

/** Builds a flat vector value by value. A null pushed to a `string` becomes `""`. */
export class VectorBuilder {
  private data: Data;
  private nulls: Uint8Array | null = null;
  private capacity: number;
  private readonly boxed: boolean;
  length = 0;

  constructor(
    readonly type: ScalarType,
    capacity = 1024,
  ) {
    this.capacity = Math.max(capacity, 16);
    this.data = emptyData(type, this.capacity);
    this.boxed = Array.isArray(this.data);
  }

  push(value: Value): void {
    if (this.boxed) {
      // Arrays hold the values of their own type, and null (`""` for strings); the type is the caller's promise.
      (this.data as Value[]).push(value === null && this.type === 'string' ? '' : value);
      this.length++;
      return;
    }
    if (this.length === this.capacity) this.grow();
    if (value === null) {
      this.nulls ??= new Uint8Array(this.capacity);
      this.nulls[this.length++] = 1;
    } else if (this.type === 'bool') {
      (this.data as Uint8Array)[this.length++] = value === true ? 1 : 0;
    } else {
      (this.data as Float64Array)[this.length++] = value as number;
    }
  }

  private grow(): void {
    this.capacity *= 2;
    const data = emptyData(this.type, this.capacity) as Float64Array;
    data.set(this.data as Float64Array);
    this.data = data;
    if (this.nulls !== null) {
      const nulls = new Uint8Array(this.capacity);
      nulls.set(this.nulls);
      this.nulls = nulls;
    }
  }

  finish(): FlatVector {
    const data = this.boxed ? this.data : (this.data as Float64Array).subarray(0, this.length);
    const nulls = this.nulls === null ? null : this.nulls.subarray(0, this.length);
    return { encoding: 'flat', type: this.type, length: this.length, data, nulls };
  }
}

/** The rows of `vector` at the indices of `rows`, in that order. Dictionaries are shared, not copied. */
export function gather(vector: Vector, rows: Uint32Array): Vector {
  const length = rows.length;
  switch (vector.encoding) {
    case 'constant':
      return { ...vector, length };
    case 'dictionary': {
      const { codes } = vector;
      const out = makeCodes(vector.dictionary.length, length);
      for (let i = 0; i < length; i++) out[i] = codes[rows[i] as number] as number;
      return { ...vector, length, codes: out };
    }
    case 'flat':
      return gatherFlat(vector, rows);
  }
}

function gatherFlat(vector: FlatVector, rows: Codes): FlatVector {
  const length = rows.length;
  const source = vector.data as Float64Array;
  const data = emptyData(vector.type, length) as Float64Array;
  for (let i = 0; i < length; i++) data[i] = source[rows[i] as number] as number;
  let nulls: Uint8Array | null = null;
  if (vector.nulls !== null) {
    nulls = new Uint8Array(length);
    for (let i = 0; i < length; i++) nulls[i] = vector.nulls[rows[i] as number] as number;
  }
  return { encoding: 'flat', type: vector.type, length, data, nulls };
}

/** Rows `start` to `end` (exclusive). */
export function slice(vector: Vector, start: number, end: number): Vector {
  const length = end - start;
  switch (vector.encoding) {
    case 'constant':
      return { ...vector, length };
    case 'dictionary':
      return { ...vector, length, codes: vector.codes.subarray(start, end) };
    case 'flat': {
      const data = Array.isArray(vector.data)
        ? vector.data.slice(start, end)
        : (vector.data as Float64Array).subarray(start, end);
      // A slice of an array of one type is an array of that type; TypeScript cannot follow the union.
      return {
        ...vector,
        length,
        data: data as Data,
        nulls: vector.nulls === null ? null : vector.nulls.subarray(start, end),
      };
    }
  }
}

/** One vector of all rows. A vector of another type than `type` is the caller's mistake. */
export function concat(type: ScalarType, vectors: readonly Vector[]): Vector {
  const [first] = vectors;
  if (vectors.length === 1 && first !== undefined) return first;
  let length = 0;
  for (const vector of vectors) length += vector.length;
  const shared = sharedDictionary(vectors);
  if (shared !== null) {
    const codes = makeCodes(shared.length, length);
    let at = 0;
    for (const vector of vectors) {
      codes.set((vector as DictionaryVector).codes, at);
      at += vector.length;
    }
    return dictionaryVector(shared, codes);
  }
  const builder = new VectorBuilder(type, length);
  for (const vector of vectors) {
    if (vector.type !== type) throw new ValueError(`a ${vector.type} vector cannot join ${type} vectors`);
    const read = readerOf(vector);
    for (let i = 0; i < vector.length; i++) builder.push(read(i));
  }
  return builder.finish();
}

function sharedDictionary(vectors: readonly Vector[]): FlatVector | null {
  let shared: FlatVector | null = null;
  for (const vector of vectors) {
    if (vector.encoding !== 'dictionary') return null;
    if (shared !== null && shared !== vector.dictionary) return null;
    shared = vector.dictionary;
  }
  return shared;
}

/** The flat form of a vector: the same values, one a row. */
export function flatten(vector: Vector): FlatVector {
  switch (vector.encoding) {
    case 'flat':
      return vector;
    case 'dictionary':
      return gatherFlat(vector.dictionary, vector.codes);
    case 'constant': {
      const builder = new VectorBuilder(vector.type, vector.length);
      for (let i = 0; i < vector.length; i++) builder.push(vector.value);
      return builder.finish();
    }
  }
}
