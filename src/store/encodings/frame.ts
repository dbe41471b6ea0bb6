// A frame: whole numbers as a base, a scale and small non-negative offsets, value = base + offset * scale. The scale is
// what all distances from the base share, such as 10,000 ticks where times have milliseconds. 64-bit numbers are taken
// apart into two 32-bit halves, since loops over bigints make an object of each.

import type { BlobReader, BlobWriter } from './blob.js';
import { type Integers, realsOf } from './byte-planes.js';
import type { NumberValues } from './encoding.js';
import type { Range } from './range.js';
import { lowerWord } from './words.js';

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

/** The frame of whole numbers of this range, or null where they spread too far. */
export function frameOf(column: NumberValues, { min, max }: Range): Frame | null {
  if (max - min >= BigInt(LIMIT)) return null;
  const spread = Number(max - min);
  const offsets = distances(column, min);
  if (column.nulls !== null) repeatAtNulls(offsets, column.nulls);
  const scale = commonDivisor(offsets, spread);
  if (scale > 1) divide(offsets, scale);
  return { base: min, scale, offsets, largest: spread / scale };
}

function distances({ data, length }: NumberValues, min: bigint): Float64Array {
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
  return offsets;
}

function repeatAtNulls(offsets: Float64Array, nulls: Uint8Array): void {
  let previous = 0;
  for (let i = 0; i < offsets.length; i++) {
    if (nulls[i] === 1) offsets[i] = previous;
    else previous = offsets[i] as number;
  }
}

function divide(offsets: Float64Array, scale: number): void {
  for (let i = 0; i < offsets.length; i++) offsets[i] = (offsets[i] as number) / scale;
}

function halves(value: bigint): { top: number; bottom: number } {
  return { top: Number(value >> 32n), bottom: lowerWord(value) };
}

function commonDivisor(offsets: Float64Array, spread: number): number {
  let divisor = Math.max(spread, 1);
  for (let i = 0; i < offsets.length && divisor > 1; i++) {
    const offset = offsets[i] as number;
    // Exact for whole numbers below 2^53, and many times faster than the rest.
    if (Math.floor(offset / divisor) * divisor !== offset) divisor = gcd(divisor, offset % divisor);
  }
  return divisor;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
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
