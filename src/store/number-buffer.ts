// The rows of a column of numbers, booleans or times that wait until a segment is full.

import {
  type ConstantVector,
  type DictionaryVector,
  emptyNumbers,
  type FlatVector,
  type NumberType,
  readerOf,
  type Vector,
} from '../engine/values/vector.js';
import type { ColumnBuffer } from './column-buffer.js';
import type { Numbers, NumberValues } from './encodings/encoding.js';
import { grown } from './grown.js';

export class NumberBuffer implements ColumnBuffer {
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
    if (count === 0) return;
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
export function unifyNaN(data: Float64Array): void {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.length * 2);
  for (let i = 0; i < data.length; i++) {
    if (!Number.isNaN(data[i])) continue;
    words[2 * i] = 0;
    words[2 * i + 1] = 0x7ff80000;
  }
}
