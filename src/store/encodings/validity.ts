// Which values are null: one bit a value, or nothing where none is.

import type { BlobReader, BlobWriter } from './blob.js';

/** One bit for each byte of 0 or 1, the first in the lowest bit. */
export function packBits(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(bytes.length / 8));
  for (let i = 0; i < bytes.length; i++) bits[i >> 3] = (bits[i >> 3] as number) | ((bytes[i] as number) << (i & 7));
  return bits;
}

function unpackBits(bits: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = ((bits[i >> 3] as number) >> (i & 7)) & 1;
  return bytes;
}

export function writeNulls(out: BlobWriter, nulls: Uint8Array | null): void {
  const any = nulls?.includes(1) === true;
  out.int(any ? 1 : 0);
  if (any) out.part(packBits(nulls), 'numbers');
}

/** Reads what `packBits` packed, decompressed when it is asked for. */
export function readBits(from: BlobReader, length: number): () => Uint8Array {
  const part = from.part();
  return () => {
    const bits = part();
    if (bits.length !== Math.ceil(length / 8)) throw from.damage(`${bits.length} bytes for ${length} bits`);
    return unpackBits(bits, length);
  };
}

export function readNulls(from: BlobReader, length: number): Uint8Array | null {
  return from.int() === 0 ? null : readBits(from, length)();
}
