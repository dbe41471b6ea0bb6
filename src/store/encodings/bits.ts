// Booleans: one bit a value.

import type { FlatEncoding, NumberValues } from './encoding.js';
import { lazyFlat } from './encoding.js';
import { packBits, readBits, readNulls, writeNulls } from './validity.js';

export const bits: FlatEncoding<NumberValues> = {
  id: 3,
  name: 'bits',
  write(out, { data, nulls }) {
    writeNulls(out, nulls);
    // Booleans are bytes of 0 and 1.
    out.part(packBits(data as Uint8Array), 'numbers');
  },
  read(from, type, length) {
    const nulls = readNulls(from, length);
    return lazyFlat(type, length, nulls, readBits(from, length));
  },
};
