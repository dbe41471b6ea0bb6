// Booleans: one bit a value.

import type { FlatEncoding, NumberValues } from './encoding.js';
import { lazyFlat } from './encoding.js';
import { readBits, readFlags, writeBits, writeFlags } from './flags.js';

export const bits: FlatEncoding<NumberValues> = {
  id: 3,
  name: 'bits',
  write(out, { data, nulls }) {
    writeFlags(out, nulls);
    // Booleans are bytes of 0 and 1.
    writeBits(out, data as Uint8Array);
  },
  read(from, type, length) {
    const nulls = readFlags(from, length);
    return lazyFlat(type, length, nulls, readBits(from, length), from.opened);
  },
};
