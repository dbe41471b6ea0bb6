// A yes or no a value, such as whether it is null: bytes of 0 or 1 in memory, one bit in a blob, and nothing where all
// are 0.

import type { BlobReader, BlobWriter } from './blob.js';

export function writeBits(out: BlobWriter, bytes: Uint8Array): void {
  out.part(bitsOf(bytes));
}

function bitsOf(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(bytes.length / 8));
  for (let i = 0; i < bytes.length; i++) bits[i >> 3] = (bits[i >> 3] as number) | ((bytes[i] as number) << (i & 7));
  return bits;
}

/** Reads what `writeBits` wrote, when it is asked for. */
export function readBits(from: BlobReader, length: number): () => Uint8Array {
  const part = from.part();
  return () => {
    const bits = part();
    if (bits.length !== Math.ceil(length / 8)) throw from.damage(`${bits.length} bytes for ${length} bits`);
    const bytes = new Uint8Array(length);
    for (let i = 0; i < length; i++) bytes[i] = ((bits[i >> 3] as number) >> (i & 7)) & 1;
    return bytes;
  };
}

/** @param flags null where none is set */
export function writeFlags(out: BlobWriter, flags: Uint8Array | null): void {
  const any = flags?.includes(1) === true;
  out.int(any ? 1 : 0);
  if (any) writeBits(out, flags);
}

export function readFlags(from: BlobReader, length: number): Uint8Array | null {
  if (from.int() === 0) return null;
  const flags = readBits(from, length)();
  from.opened(flags.byteLength);
  return flags;
}
