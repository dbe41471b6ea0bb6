// 64-bit numbers as they are: reals, and whole numbers that spread over more than 2^53.

import type { BlobReader } from './blob.js';
import type { FlatEncoding, NumberValues } from './encoding.js';
import { lazyFlat } from './encoding.js';
import { readFlags, writeFlags } from './flags.js';

const WIDTH = 8;

export const plain: FlatEncoding<NumberValues> = {
  id: 4,
  name: 'plain',
  write(out, { data, nulls }) {
    writeFlags(out, nulls);
    out.part(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  },
  read(from, type, length) {
    const nulls = readFlags(from, length);
    const part = from.part();
    const open = () => view(checked(part(), length, from), type === 'real');
    return lazyFlat(type, length, nulls, open, from.opened);
  },
};

function checked(bytes: Uint8Array, length: number, from: BlobReader): Uint8Array {
  if (bytes.length !== length * WIDTH) throw from.damage(`${bytes.length} bytes for ${length} numbers`);
  return bytes.byteOffset % WIDTH === 0 ? bytes : new Uint8Array(bytes);
}

function view({ buffer, byteOffset, length }: Uint8Array, real: boolean): Float64Array | BigInt64Array {
  const count = length / WIDTH;
  return real ? new Float64Array(buffer, byteOffset, count) : new BigInt64Array(buffer, byteOffset, count);
}
