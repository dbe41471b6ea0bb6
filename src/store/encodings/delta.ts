// Whole numbers and times as the steps from one to the next: for what is nearly in order.

import { readPlanes, realsOf, writePlanes } from './byte-planes.js';
import type { FlatEncoding } from './encoding.js';
import { lazyFlat } from './encoding.js';
import { readFlags, writeFlags } from './flags.js';
import { readFrame, writeFrame } from './frame.js';
import type { FramedValues } from './frame-of-reference.js';

export interface Steps {
  readonly least: number;
  readonly greatest: number;
}

/** The least and the greatest step between neighbours, from an offset of 0 before the first. */
export function stepsOf(offsets: Float64Array): Steps {
  let least = offsets[0] ?? 0;
  let greatest = least;
  for (let i = 1; i < offsets.length; i++) {
    const step = (offsets[i] as number) - (offsets[i - 1] as number);
    if (step < least) least = step;
    else if (step > greatest) greatest = step;
  }
  return { least, greatest };
}

export const delta: FlatEncoding<FramedValues> = {
  id: 6,
  name: 'delta',
  write(out, { nulls, frame, length }) {
    const { least, greatest } = stepsOf(frame.offsets);
    const steps = new Float64Array(length);
    let previous = 0;
    for (let i = 0; i < length; i++) {
      const offset = frame.offsets[i] as number;
      steps[i] = offset - previous - least;
      previous = offset;
    }
    writeFlags(out, nulls);
    writeFrame(out, frame);
    out.int(least);
    writePlanes(out, steps, greatest - least);
  },
  read(from, type, length) {
    const nulls = readFlags(from, length);
    const valuesOf = readFrame(from, type);
    const least = from.int();
    const steps = readPlanes(from, length);
    return lazyFlat(type, length, nulls, () => valuesOf(sums(realsOf(steps()), least)), from.opened);
  },
};

/** The sums of the steps so far, in their place. */
function sums(steps: Float64Array, least: number): Float64Array {
  let offset = 0;
  for (let i = 0; i < steps.length; i++) {
    offset += (steps[i] as number) + least;
    steps[i] = offset;
  }
  return steps;
}
