// Whole numbers and times as offsets from the least of them.

import { readPlanes, writePlanes } from './byte-planes.js';
import type { FlatEncoding, NumberValues } from './encoding.js';
import { readFlags, writeFlags } from './flags.js';
import { type Frame, readFrame, writeFrame } from './frame.js';
import { flatInTwoSteps } from './two-steps.js';

export interface FramedValues extends NumberValues {
  readonly frame: Frame;
}

export const frameOfReference: FlatEncoding<FramedValues> = {
  id: 5,
  name: 'frame of reference',
  write(out, { nulls, frame }) {
    writeFlags(out, nulls);
    writeFrame(out, frame);
    writePlanes(out, frame.offsets, frame.largest);
  },
  read(from, type, length) {
    const nulls = readFlags(from, length);
    const valuesOf = readFrame(from, type);
    const offsets = readPlanes(from, length);
    return flatInTwoSteps(from, type, length, nulls, {
      open: offsets,
      bytes: (offsets) => offsets.byteLength,
      all: valuesOf,
      some: (offsets, places) => valuesOf(Float64Array.from(places, (place) => offsets[place] as number)),
    });
  },
};
