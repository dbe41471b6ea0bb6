// Non-negative integers below 2^53 as planes: the lowest bytes of all of them, then the second bytes, up to the highest
// byte that the largest needs. Each plane is compressed for itself: high planes nearly vanish, random low ones are kept
// as they are.

import type { BlobReader, BlobWriter } from './blob.js';

/** An array of integers below 2^53, as narrow as the largest allows. */
export type Integers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

const MAX_PLANES = 7;

/** How many bytes `largest` needs; at least one. */
export function planesFor(largest: number): number {
  let planes = 1;
  for (let limit = 0x100; largest >= limit; limit *= 0x100) planes++;
  return planes;
}

export function writePlanes(out: BlobWriter, values: Integers, largest: number): void {
  const planes = planesFor(largest);
  out.int(planes);
  if (planes === 1 && values instanceof Uint8Array) {
    out.part(values, 'numbers');
    return;
  }
  for (let plane = 0; plane < planes; plane++) out.part(planeOf(values, plane), 'numbers');
}

function planeOf(values: Integers, plane: number): Uint8Array {
  const bytes = new Uint8Array(values.length);
  if (values instanceof Float64Array && plane >= 4) {
    const unit = 0x100 ** plane;
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor((values[i] as number) / unit);
  } else {
    // A shift takes the number modulo 2^32, which these planes lie in.
    for (let i = 0; i < bytes.length; i++) bytes[i] = (values[i] as number) >>> (plane * 8);
  }
  return bytes;
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
