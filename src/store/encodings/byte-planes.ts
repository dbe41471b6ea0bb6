// Non-negative integers below 2^53 as planes: the lowest bytes of all of them, then the second bytes, up to the highest
// byte that the largest needs. Each plane is compressed for itself: high planes nearly vanish, random low ones are kept
// as they are.

import type { BlobReader, BlobWriter } from './blob.js';

/** An array of integers below 2^53, as narrow as the largest allows. */
export type Integers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The same in an array of one class, for loops that would be many times slower over several of them. */
export function realsOf(integers: Integers): Float64Array {
  return integers instanceof Float64Array ? integers : new Float64Array(integers);
}

const MAX_PLANES = 7;
const WORD = 2 ** 32;

/** How many bytes `largest` needs; at least one. */
export function planesFor(largest: number): number {
  let planes = 1;
  for (let limit = 0x100; largest >= limit; limit *= 0x100) planes++;
  return planes;
}

export function writePlanes(out: BlobWriter, values: Uint32Array | Float64Array, largest: number): void {
  const planes = planesFor(largest);
  out.int(planes);
  writeBytes(out, values instanceof Uint32Array ? values : lowerWords(values), Math.min(planes, 4));
  if (planes > 4 && values instanceof Float64Array) writeBytes(out, upperWords(values), planes - 4);
}

/**
 * Writes so many planes of words. An array of bytes that is made of words keeps the lowest byte of each; for the next
 * plane all bytes are moved by one. Both take a fraction of the time of a loop over the words.
 */
function writeBytes(out: BlobWriter, words: Uint32Array, planes: number): void {
  out.part(new Uint8Array(words));
  if (planes === 1) return;
  const moved = words.slice();
  const bytes = new Uint8Array(moved.buffer);
  for (let plane = 1; plane < planes; plane++) {
    bytes.copyWithin(0, 1);
    out.part(new Uint8Array(moved));
  }
}

function lowerWords(values: Float64Array): Uint32Array {
  const words = new Uint32Array(values.length);
  // A shift takes the number modulo 2^32.
  for (let i = 0; i < words.length; i++) words[i] = (values[i] as number) >>> 0;
  return words;
}

function upperWords(values: Float64Array): Uint32Array {
  const words = new Uint32Array(values.length);
  for (let i = 0; i < words.length; i++) words[i] = (values[i] as number) / WORD;
  return words;
}

/** Reads `length` integers, decompressed when they are asked for. */
export function readPlanes(from: BlobReader, length: number): () => Integers {
  const planes = from.int();
  if (planes < 1 || planes > MAX_PLANES) throw from.damage(`${planes} byte planes`);
  const parts = Array.from({ length: planes }, () => from.part());
  return () => {
    const opened = parts.map((part) => part());
    for (const plane of opened) {
      if (plane.length !== length) throw from.damage(`${plane.length} bytes for ${length} numbers`);
    }
    return join(opened, length);
  };
}

function join(planes: readonly Uint8Array[], length: number): Integers {
  // As many as there are, so that the first ones are there.
  const [a, b, c, d] = planes as readonly Uint8Array[] & [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  switch (planes.length) {
    case 1:
      return a;
    case 2:
      return joinTwo(a, b, new Uint16Array(length));
    case 3:
      return joinThree(a, b, c, new Uint32Array(length));
    case 4:
      return joinFour(a, b, c, d, new Uint32Array(length));
    default:
      return joinWide(joinFour(a, b, c, d, new Uint32Array(length)), planes.slice(4));
  }
}

// A loop for each number of planes, each of one class of array: one loop over all of them is many times slower.

function joinTwo(a: Uint8Array, b: Uint8Array, values: Uint16Array): Uint16Array {
  for (let i = 0; i < values.length; i++) values[i] = (a[i] as number) | ((b[i] as number) << 8);
  return values;
}

function joinThree(a: Uint8Array, b: Uint8Array, c: Uint8Array, values: Uint32Array): Uint32Array {
  for (let i = 0; i < values.length; i++) {
    values[i] = (a[i] as number) | ((b[i] as number) << 8) | ((c[i] as number) << 16);
  }
  return values;
}

function joinFour(a: Uint8Array, b: Uint8Array, c: Uint8Array, d: Uint8Array, values: Uint32Array): Uint32Array {
  for (let i = 0; i < values.length; i++) {
    values[i] = (a[i] as number) | ((b[i] as number) << 8) | ((c[i] as number) << 16) | ((d[i] as number) << 24);
  }
  return values;
}

/** @param higher the planes from the fifth on */
function joinWide(low: Uint32Array, higher: readonly Uint8Array[]): Float64Array {
  const values = Float64Array.from(low);
  for (const [plane, bytes] of higher.entries()) {
    const unit = 0x100 ** (plane + 4);
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + (bytes[i] as number) * unit;
  }
  return values;
}
