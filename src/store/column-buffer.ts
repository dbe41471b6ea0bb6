// The rows of one column that wait until a segment is full, in the form that encodings write.

import type { ScalarType, Value } from '../engine/values/types.js';
import {
  type ConstantVector,
  constantVector,
  type DictionaryVector,
  type FlatVector,
  makeCodes,
  missing,
  readerOf,
  type Vector,
} from '../engine/values/vector.js';
import type { Coded, Numbers, NumberType, NumberValues, TextType, TextValues } from './encodings/encoding.js';
import { toStoredText } from './encodings/stored-text.js';
import { SEGMENT_ROWS } from './format.js';

/** What a buffer held: a number a row, or distinct texts and a code a row. */
export type BufferedColumn = NumberValues | Coded<TextValues>;

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
  return type === 'string' || type === 'guid' || type === 'decimal' || type === 'dynamic';
}

const GROWTH = 4;

/** A typed array of at least `length` that begins with the values of `array`. */
function grown<T extends Numbers | Uint32Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  // The constructor of a typed array makes an array of its own class.
  const Class = array.constructor as new (length: number) => T;
  const larger = new Class(Math.max(length, Math.min(array.length * GROWTH, SEGMENT_ROWS)));
  (larger as Float64Array).set(array as Float64Array);
  return larger;
}

function emptyNumbers(type: NumberType, capacity: number): Numbers {
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

class NumberBuffer implements ColumnBuffer {
  private data: Numbers;
  private nulls: Uint8Array | null = null;
  private length = 0;
  private nullCount = 0;

  constructor(
    private readonly type: NumberType,
    capacity: number,
  ) {
    this.data = emptyNumbers(type, capacity);
  }

  get size(): number {
    return this.data.byteLength + (this.nulls?.byteLength ?? 0);
  }

  append(vector: Vector, start: number, end: number): void {
    this.data = grown(this.data, this.length + end - start);
    if (this.nulls !== null) this.nulls = grown(this.nulls, this.data.length);
    if (vector.encoding === 'flat') this.appendFlat(vector, start, end);
    else if (vector.encoding === 'constant' && vector.value === null) this.setNull(this.length, end - start);
    else this.appendRows(vector, start, end);
    this.length += end - start;
  }

  private appendFlat({ data, nulls }: FlatVector, start: number, end: number): void {
    // Both arrays are those of the column's type.
    (this.data as Float64Array).set((data as Float64Array).subarray(start, end), this.length);
    if (nulls === null) return;
    // Whatever stands at a null, 0 is stored.
    const bytes = new Uint8Array(this.data.buffer);
    const width = this.data.BYTES_PER_ELEMENT;
    for (let row = start; row < end; row++) {
      if (nulls[row] !== 1) continue;
      const at = this.length + row - start;
      bytes.fill(0, at * width, (at + 1) * width);
      this.setNull(at, 1);
    }
  }

  private appendRows(vector: DictionaryVector | ConstantVector, start: number, end: number): void {
    const data = this.data as Float64Array; // of the class that takes the values of the column's type
    const read = readerOf(vector);
    for (let row = start; row < end; row++) {
      const at = this.length + row - start;
      const value = read(row);
      if (value === null) this.setNull(at, 1);
      else data[at] = (this.type === 'bool' ? Number(value) : value) as number;
    }
  }

  private setNull(at: number, count: number): void {
    this.nulls ??= new Uint8Array(this.data.length);
    this.nulls.fill(1, at, at + count);
    this.nullCount += count;
  }

  finish(): NumberValues | null {
    const { type, length } = this;
    if (this.nullCount === length) return null;
    const data = this.data.subarray(0, length);
    if (data instanceof Float64Array) unifyNaN(data);
    return { kind: 'numbers', type, length, data, nulls: this.nulls?.subarray(0, length) ?? null };
  }
}

/** Gives every NaN the same bits, so that equal columns have equal blobs and a dictionary holds one NaN. */
function unifyNaN(data: Float64Array): void {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length * 2);
  for (let i = 0; i < data.length; i++) {
    if (!Number.isNaN(data[i])) continue;
    words[2 * i] = 0;
    words[2 * i + 1] = 0x7ff80000;
  }
}

/** What a distinct text takes besides its characters: the string, its place in the map and in the list. */
const TEXT_OVERHEAD = 80;

class TextBuffer implements ColumnBuffer {
  private readonly codeOf = new Map<string | null, number>();
  private readonly texts: (string | null)[] = [];
  private readonly toText: (value: Value) => string | null;
  private readonly missing: Value;
  private codes: Uint32Array;
  private length = 0;
  private characters = 0;
  private known: { dictionary: FlatVector; codes: Int32Array } | null = null;

  constructor(
    private readonly type: TextType,
    capacity: number,
  ) {
    this.codes = new Uint32Array(capacity);
    this.toText = toStoredText(type);
    this.missing = missing(type);
  }

  get size(): number {
    return this.characters + this.texts.length * TEXT_OVERHEAD + this.codes.byteLength;
  }

  append(vector: Vector, start: number, end: number): void {
    this.codes = grown(this.codes, this.length + end - start);
    const { codes, length } = this;
    if (vector.encoding === 'constant') {
      if (end > start) codes.fill(this.code(vector.value), length, length + end - start);
    } else if (vector.encoding === 'dictionary') {
      this.appendCodes(vector, start, end);
    } else {
      // The data of a flat vector of these types is an array of values.
      const values = vector.data as Value[];
      for (let row = start; row < end; row++) codes[length + row - start] = this.code(values[row] as Value);
    }
    this.length += end - start;
  }

  private appendCodes({ dictionary, codes }: DictionaryVector, start: number, end: number): void {
    if (this.known?.dictionary !== dictionary) {
      this.known = { dictionary, codes: new Int32Array(dictionary.length).fill(-1) };
    }
    const known = this.known.codes;
    const values = dictionary.data as Value[]; // as above
    for (let row = start; row < end; row++) {
      const theirs = codes[row] as number;
      let code = known[theirs] as number;
      if (code < 0) {
        code = this.code(values[theirs] as Value);
        known[theirs] = code;
      }
      this.codes[this.length + row - start] = code;
    }
  }

  private code(value: Value): number {
    const text = this.toText(value ?? this.missing);
    const known = this.codeOf.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.codeOf.set(text, code);
    this.texts.push(text);
    this.characters += text?.length ?? 0;
    return code;
  }

  finish(): Coded<TextValues> | null {
    const { type, texts } = this;
    const [only] = texts;
    if (texts.length === 0 || (texts.length === 1 && only === this.missing)) return null;
    const codes = makeCodes(texts.length, this.length);
    codes.set(this.codes.subarray(0, this.length));
    return { values: { kind: 'text', type, length: texts.length, texts }, codes };
  }
}
