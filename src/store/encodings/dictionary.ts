// The distinct values, and for each row the place of its value among them.

import type { Codes, DictionaryVector } from '../../engine/values/vector.js';
import { readPlanes, writePlanes } from './byte-planes.js';
import type { Encoding } from './encoding.js';
import { type FlatForm, readFlat } from './flat.js';

export interface DictionaryForm {
  readonly size: number;
  readonly values: FlatForm;
  readonly codes: Uint32Array;
}

export const dictionary: Encoding<DictionaryForm> = {
  id: 2,
  name: 'dictionary',
  write(out, { size, values, codes }) {
    out.int(size);
    writePlanes(out, codes, size - 1);
    values.write(out);
  },
  read(from, type, length) {
    const size = from.int();
    if (size < 1 || size > length) throw from.damage(`${size} distinct values of ${length}`);
    const open = readPlanes(from, length);
    const values = readFlat(from.int(), from, type, size);
    let codes: Codes | null = null;
    const vector: DictionaryVector = {
      encoding: 'dictionary',
      type,
      length,
      dictionary: values,
      get codes() {
        // There are no more codes than rows in a segment, so that they are never wider than 32 bits.
        if (codes === null) {
          codes = open() as Codes;
          from.opened(codes.byteLength);
        }
        return codes;
      },
    };
    return vector;
  },
};
