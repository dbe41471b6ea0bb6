// Whole numbers and times as offsets from the least of them.

import { type Integers, readPlanes, writePlanes } from './byte-planes.js';
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
      some: (offsets, places) => valuesOf(offsetsAt(offsets, places)),
    });
  },
};

function offsetsAt(offsets: Integers, places: Uint32Array): Float64Array {
  const some = new Float64Array(places.length);
  for (let i = 0; i < some.length; i++) some[i] = offsets[places[i] as number] as number;
  return some;
}
