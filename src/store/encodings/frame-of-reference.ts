// Whole numbers and times as offsets from the least of them.

import { readPlanes, writePlanes } from './byte-planes.js';
import type { FlatEncoding, NumberValues } from './encoding.js';
import { lazyFlat } from './encoding.js';
import { type Frame, readFrame, writeFrame } from './frame.js';
import { readNulls, writeNulls } from './validity.js';

export interface FramedValues extends NumberValues {
  readonly frame: Frame;
}

export const frameOfReference: FlatEncoding<FramedValues> = {
  id: 5,
  name: 'frame of reference',
  write(out, { nulls, frame }) {
    writeNulls(out, nulls);
    writeFrame(out, frame);
    writePlanes(out, frame.offsets, frame.largest);
  },
  read(from, type, length) {
    const nulls = readNulls(from, length);
    const valuesOf = readFrame(from, type);
    const offsets = readPlanes(from, length);
    return lazyFlat(type, length, nulls, () => valuesOf(offsets()));
  },
};
