// How much memory values take, about. What is counted is what a column holds, not what the engine of JavaScript needs beside it.

import { type Dynamic, isArray, isBag } from './dynamic.js';
import type { Value } from './types.js';
import type { Data, FlatVector, Vector } from './vector.js';

/** Of an object and the reference to it. */
const OBJECT = 32;

/** Bytes that a value takes beyond its place in an array. */
export function bytesOfValue(value: Value): number {
  switch (typeof value) {
    case 'string':
      return OBJECT + value.length;
    case 'object':
      return value === null ? 0 : bytesOfObject(value as Exclude<Dynamic, null>); // a decimal counts as an object without members
    default:
      return 0;
  }
}

function bytesOfObject(value: Exclude<Dynamic, null>): number {
  let bytes = OBJECT;
  if (isArray(value)) for (const item of value) bytes += 8 + bytesOfValue(item);
  else if (isBag(value)) for (const [key, item] of value) bytes += 2 * OBJECT + key.length + bytesOfValue(item);
  return bytes;
}

/** Bytes of the columns of batches that are held together: a dictionary that several of them share counts once. */
export class HeldBytes {
  private dictionaries = new Set<FlatVector>();
  bytes = 0;

  add(vector: Vector): void {
    switch (vector.encoding) {
      case 'constant':
        this.bytes += OBJECT + bytesOfValue(vector.value);
        return;
      case 'dictionary':
        this.bytes += vector.codes.byteLength;
        if (this.dictionaries.has(vector.dictionary)) return;
        this.dictionaries.add(vector.dictionary);
        this.bytes += bytesOfFlat(vector.dictionary);
        return;
      case 'flat':
        this.bytes += bytesOfFlat(vector);
    }
  }

  clear(): void {
    this.dictionaries = new Set();
    this.bytes = 0;
  }
}

function bytesOfFlat({ data, nulls }: FlatVector): number {
  return bytesOfData(data) + (nulls === null ? 0 : nulls.byteLength);
}

/** Bytes of the values of a flat vector. */
export function bytesOfData(data: Data): number {
  if (!Array.isArray(data)) return data.byteLength;
  let bytes = 8 * data.length;
  for (const value of data as readonly Value[]) bytes += bytesOfValue(value); // an array of values of one type
  return bytes;
}
