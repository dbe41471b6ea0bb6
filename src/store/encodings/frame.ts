// A frame: whole numbers as a base, a scale and small non-negative offsets, value = base + offset * scale. The scale is
// what all distances from the base share, such as 10,000 ticks where times have milliseconds. 64-bit numbers are taken
// apart into two 32-bit halves, since loops over bigints make an object of each.

import type { BlobReader, BlobWriter } from './blob.js';
import { type Integers, realsOf } from './byte-planes.js';
import type { NumberValues } from './encoding.js';

/** The distances that a double holds exactly. */
const LIMIT = 2 ** 53;
const HALF = 2 ** 32;

export interface Frame {
  readonly base: bigint;
  readonly scale: number;
  /** An offset a value; that of the value before, or 0, where the value is null. */
  readonly offsets: Float64Array;
  readonly largest: number;
}

/** The frame of whole numbers, or null where they spread too far. */
export function frameOf(column: NumberValues): Frame | null {
  const range = rangeOf(column);
  if (range === null) return { base: 0n, scale: 1, offsets: new Float64Array(column.length), largest: 0 };
  const { min, max } = range;
  if (max - min >= BigInt(LIMIT)) return null;
  const offsets = distances(column, min);
  const spread = Number(max - min);
  const scale = commonDivisor(offsets, spread);
  if (scale > 1) for (let i = 0; i < offsets.length; i++) offsets[i] = (offsets[i] as number) / scale;
  return { base: min, scale, offsets, largest: spread / scale };
}

export interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/** The least and the greatest of whole numbers; null where all are null. */
export function rangeOf({ data, nulls, length }: NumberValues): Range | null {
  let first = 0;
  while (first < length && nulls?.[first] === 1) first++;
  if (first === length) return null;
  return data instanceof BigInt64Array ? wideRange(data, nulls, first) : narrowRange(data, nulls, first);
}

function narrowRange(data: NumberValues['data'], nulls: Uint8Array | null, first: number): Range {
  let min = data[first] as number;
  let max = min;
  for (let i = first; i < data.length; i++) {
    const value = data[i] as number;
    if (value >= min && value <= max) continue;
    if (nulls !== null && nulls[i] === 1) continue;
    if (value < min) min = value;
    else max = value;
  }
  return { min: BigInt(min), max: BigInt(max) };
}

function wideRange(data: BigInt64Array, nulls: Uint8Array | null, first: number): Range {
  const low = new Uint32Array(data.buffer, data.byteOffset, data.length * 2);
  const high = new Int32Array(data.buffer, data.byteOffset, data.length * 2);
  let min = first;
  let max = first;
  for (let i = first; i < data.length; i++) {
    if (nulls !== null && nulls[i] === 1) continue;
    const top = high[2 * i + 1] as number;
    const bottom = low[2 * i] as number;
    const minTop = high[2 * min + 1] as number;
    const maxTop = high[2 * max + 1] as number;
    if (top < minTop || (top === minTop && bottom < (low[2 * min] as number))) min = i;
    else if (top > maxTop || (top === maxTop && bottom > (low[2 * max] as number))) max = i;
  }
  // Both are places in the array.
  return { min: data[min] as bigint, max: data[max] as bigint };
}

function distances({ data, nulls, length }: NumberValues, min: bigint): Float64Array {
  const offsets = new Float64Array(length);
  if (data instanceof BigInt64Array) {
    const low = new Uint32Array(data.buffer, data.byteOffset, length * 2);
    const high = new Int32Array(data.buffer, data.byteOffset, length * 2);
    const { top, bottom } = halves(min);
    for (let i = 0; i < length; i++) {
      offsets[i] = ((high[2 * i + 1] as number) - top) * HALF + ((low[2 * i] as number) - bottom);
    }
  } else {
    const base = Number(min);
    for (let i = 0; i < length; i++) offsets[i] = (data[i] as number) - base;
  }
  if (nulls !== null) {
    for (let i = 0; i < length; i++) if (nulls[i] === 1) offsets[i] = i === 0 ? 0 : (offsets[i - 1] as number);
  }
  return offsets;
}

function halves(value: bigint): { top: number; bottom: number } {
  return { top: Number(value >> 32n), bottom: Number(value & 0xffffffffn) };
}

function commonDivisor(offsets: Float64Array, spread: number): number {
  let divisor = spread;
  for (let i = 0; i < offsets.length && divisor > 1; i++) {
    let rest = (offsets[i] as number) % divisor;
    while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  }
  return Math.max(divisor, 1);
}

export function writeFrame(out: BlobWriter, { base, scale }: Frame): void {
  out.int64(base);
  out.int(scale);
}

/** Reads base and scale; the function takes offsets back to values of the type. */
export function readFrame(from: BlobReader, type: string): (offsets: Integers) => Int32Array | BigInt64Array {
  const base = from.int64();
  const scale = from.int();
  if (type === 'int') return (offsets) => narrowValues(offsets, Number(base), scale);
  return (offsets) => wideValues(realsOf(offsets), base, scale);
}

function narrowValues(offsets: Integers, base: number, scale: number): Int32Array {
  const values = new Int32Array(offsets.length);
  for (let i = 0; i < values.length; i++) values[i] = base + (offsets[i] as number) * scale;
  return values;
}

function wideValues(offsets: Float64Array, base: bigint, scale: number): BigInt64Array {
  const values = new BigInt64Array(offsets.length);
  const words = new Uint32Array(values.buffer);
  const { top, bottom } = halves(base);
  for (let i = 0; i < offsets.length; i++) {
    const distance = (offsets[i] as number) * scale;
    const high = distance < HALF ? 0 : Math.floor(distance / HALF);
    const low = bottom + (distance - high * HALF);
    words[2 * i] = low;
    words[2 * i + 1] = top + high + (low >= HALF ? 1 : 0);
  }
  return values;
}
