// Column vectors: the values of one column for the rows of one batch, in one of three encodings.
//
// - flat: a typed array (or an array) with a value a row; `nulls[i]` is 1 where the value of row i is null.
// - dictionary: the distinct values as a flat vector, and a code a row that indexes it.
// - constant: one value for all rows.
//
// A vector is never changed once it is built.

import { ValueError } from './error.js';
import { someValues } from './some-values.js';
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

/** The codes behind codes: for each row that of the value which its own code stands for. */
export function throughCodes(behind: Codes, codes: Codes): Codes {
  if (behind instanceof Uint8Array) return fillThrough(behind, codes, new Uint8Array(codes.length));
  if (behind instanceof Uint16Array) return fillThrough(behind, codes, new Uint16Array(codes.length));
  return fillThrough(behind, codes, new Uint32Array(codes.length));
}

function fillThrough<T extends Codes>(behind: T, codes: Codes, out: T): T {
  for (let row = 0; row < out.length; row++) out[row] = behind[codes[row] as number] as number;
  return out;
}

/** The codes in an array of one class, for loops that would be many times slower over several of them. */
export function wideCodes(codes: Codes): Uint32Array {
  return codes instanceof Uint32Array ? codes : new Uint32Array(codes);
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
      if (vector.dictionary.length > vector.length) return (row) => read(codes[row] as number);
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
  return isNumberType(type) ? emptyNumbers(type, capacity) : [];
}

/** Types whose values stand in typed arrays. */
export type NumberType = 'bool' | 'int' | 'long' | 'real' | 'datetime' | 'timespan';

/** Whether the values of a type stand in typed arrays. */
export function isNumberType(type: ScalarType): type is NumberType {
  return type !== 'string' && type !== 'guid' && type !== 'decimal' && type !== 'dynamic';
}

/** Room for so many values, all 0. */
export function emptyNumbers(type: NumberType, capacity: number): DataOfType[NumberType] {
  switch (type) {
    case 'bool':
      return new Uint8Array(capacity);
    case 'int':
      return new Int32Array(capacity);
    case 'real':
      return new Float64Array(capacity);
    default:
      return new BigInt64Array(capacity);
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

/** The rows of `vector` at the indices of `rows`, in that order. Dictionaries are shared, not copied, but where their values need not be made. */
export function gather(vector: Vector, rows: Uint32Array): Vector {
  const length = rows.length;
  switch (vector.encoding) {
    case 'constant':
      return { ...vector, length };
    case 'dictionary': {
      const codes = gatherCodes(vector.codes, rows);
      return someValues(vector.dictionary, length, () => wideCodes(codes)) ?? { ...vector, length, codes };
    }
    case 'flat':
      return someValues(vector, length, () => rows) ?? gatherFlat(vector, rows);
  }
}

function gatherFlat(vector: FlatVector, rows: Uint32Array): FlatVector {
  const { type, nulls } = vector;
  return {
    encoding: 'flat',
    type,
    length: rows.length,
    data: gatherData(vector.data, rows),
    nulls: nulls === null ? null : gatherBytes(nulls, rows),
  };
}

/** The values at these places, in that order. A loop for each class of array: one loop over several of them is many times slower. */
export function gatherData(data: Data, rows: Uint32Array): Data {
  if (data instanceof BigInt64Array) return gatherWide(data, rows);
  if (data instanceof Float64Array) return gatherReals(data, rows);
  if (data instanceof Int32Array) return gatherInts(data, rows);
  if (data instanceof Uint8Array) return gatherBytes(data, rows);
  return gatherValues(data as Value[], rows) as Data; // of the values of the same type
}

function gatherCodes(codes: Codes, rows: Uint32Array): Codes {
  if (codes instanceof Uint8Array) return gatherBytes(codes, rows);
  if (codes instanceof Uint16Array) return gatherShorts(codes, rows);
  return gatherWords(codes, rows);
}

export function gatherBytes(data: Uint8Array, rows: Uint32Array): Uint8Array {
  const out = new Uint8Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = data[rows[i] as number] as number;
  return out;
}

function gatherShorts(data: Uint16Array, rows: Uint32Array): Uint16Array {
  const out = new Uint16Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = data[rows[i] as number] as number;
  return out;
}

function gatherWords(data: Uint32Array, rows: Uint32Array): Uint32Array {
  const out = new Uint32Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = data[rows[i] as number] as number;
  return out;
}

function gatherInts(data: Int32Array, rows: Uint32Array): Int32Array {
  const out = new Int32Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = data[rows[i] as number] as number;
  return out;
}

function gatherReals(data: Float64Array, rows: Uint32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = data[rows[i] as number] as number;
  return out;
}

/** By halves, so that no BigInt is made. */
function gatherWide(data: BigInt64Array, rows: Uint32Array): BigInt64Array {
  const out = new BigInt64Array(rows.length);
  const to = new Int32Array(out.buffer);
  const from = new Int32Array(data.buffer, data.byteOffset, data.length * 2);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    to[2 * i] = from[2 * row] as number;
    to[2 * i + 1] = from[2 * row + 1] as number;
  }
  return out;
}

function gatherValues(data: readonly Value[], rows: Uint32Array): Value[] {
  const out: Value[] = new Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = data[rows[i] as number] as Value;
  return out;
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
  const stranger = vectors.find((vector) => vector.type !== type);
  if (stranger !== undefined) throw new ValueError(`a ${stranger.type} vector cannot join ${type} vectors`);
  return concatDictionaries(vectors, length) ?? concatFlat(type, vectors.map(flatten), length);
}

/** The dictionaries one behind the other; null where that is no smaller than a value a row. */
function concatDictionaries(vectors: readonly Vector[], length: number): DictionaryVector | null {
  let size = 0;
  for (const vector of vectors) {
    if (vector.encoding !== 'dictionary') return null;
    size += vector.dictionary.length;
  }
  if (size >= length) return null;
  const parts = vectors as readonly DictionaryVector[]; // as the loop has found
  const [{ type }] = parts as [DictionaryVector];
  const values = concatFlat(
    type,
    parts.map(({ dictionary }) => dictionary),
    size,
  );
  const codes = makeCodes(size, length);
  let [at, base] = [0, 0];
  for (const { codes: own, dictionary } of parts) {
    for (let i = 0; i < own.length; i++) codes[at + i] = (own[i] as number) + base;
    at += own.length;
    base += dictionary.length;
  }
  return dictionaryVector(values, codes);
}

function concatFlat(type: ScalarType, vectors: readonly FlatVector[], length: number): FlatVector {
  const data = emptyData(type, length);
  if (Array.isArray(data)) {
    const values: Value[] = data;
    // The data of a flat vector of these types is an array of values.
    for (const vector of vectors) for (const value of vector.data as readonly Value[]) values.push(value);
    return { encoding: 'flat', type, length, data, nulls: null };
  }
  const nulls = vectors.some((vector) => vector.nulls !== null) ? new Uint8Array(length) : null;
  let at = 0;
  for (const vector of vectors) {
    // Arrays of one type are of one class.
    (data as Float64Array).set(vector.data as Float64Array, at);
    if (vector.nulls !== null) nulls?.set(vector.nulls, at);
    at += vector.length;
  }
  return { encoding: 'flat', type, length, data, nulls };
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
      return gatherFlat(vector.dictionary, wideCodes(vector.codes));
    case 'constant': {
      const builder = new VectorBuilder(vector.type, vector.length);
      for (let i = 0; i < vector.length; i++) builder.push(vector.value);
      return builder.finish();
    }
  }
}

/** The values of a vector, without a dictionary that holds more than they are. */
export function withoutLargeDictionary(vector: Vector): Vector {
  return vector.encoding === 'dictionary' && vector.dictionary.length > vector.length ? flatten(vector) : vector;
}
