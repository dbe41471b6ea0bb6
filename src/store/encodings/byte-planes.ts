// Non-negative integers below 2^53 as planes: the lowest bytes of all of them, then the second bytes, up to the highest
// byte that the largest needs. Each plane is compressed for itself: high planes nearly vanish, random low ones are kept
// as they are.

import type { BlobReader, BlobWriter } from './blob.js';

/** An array of integers below 2^53, as narrow as the largest allows. */
export type Integers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

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
  out.part(new Uint8Array(words), 'numbers');
  if (planes === 1) return;
  const moved = words.slice();
  const bytes = new Uint8Array(moved.buffer);
  for (let plane = 1; plane < planes; plane++) {
    bytes.copyWithin(0, 1);
    out.part(new Uint8Array(moved), 'numbers');
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
  const [only] = planes;
  if (planes.length === 1 && only !== undefined) return only;
  if (planes.length === 2) return joinShifted(planes, new Uint16Array(length));
  return planes.length <= 4 ? joinShifted(planes, new Uint32Array(length)) : joinWide(planes, length);
}

function joinShifted<T extends Uint16Array | Uint32Array>(planes: readonly Uint8Array[], values: T): T {
  for (const [plane, bytes] of planes.entries()) {
    for (let i = 0; i < values.length; i++) {
      values[i] = (values[i] as number) | ((bytes[i] as number) << (plane * 8));
    }
  }
  return values;
}

function joinWide(planes: readonly Uint8Array[], length: number): Float64Array {
  const values = Float64Array.from(joinShifted(planes.slice(0, 4), new Uint32Array(length)));
  for (const [plane, bytes] of planes.slice(4).entries()) {
    const unit = 0x100 ** (plane + 4);
    for (let i = 0; i < length; i++) values[i] = (values[i] as number) + (bytes[i] as number) * unit;
  }
  return values;
}
