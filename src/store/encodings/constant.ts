// One value for all rows.

import { constantVector, valueAt } from '../../engine/values/vector.js';
import type { Encoding } from './encoding.js';
import { type FlatForm, readFlat } from './flat.js';

export const constant: Encoding<FlatForm> = {
  id: 1,
  name: 'constant',
  /** @param value the form of the one value */
  write(out, value) {
    value.write(out);
  },
  read(from, type, length) {
    return constantVector(type, valueAt(readFlat(from.int(), from, type, 1), 0), length);
  },
};
