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
  return { least: leastStep(offsets), greatest: greatestStep(offsets) };
}

function leastStep(offsets: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  let previous = 0;
  for (let i = 0; i < offsets.length; i++) {
    const offset = offsets[i] as number;
    if (offset - previous < least) least = offset - previous;
    previous = offset;
  }
  return least;
}

function greatestStep(offsets: Float64Array): number {
  let greatest = Number.NEGATIVE_INFINITY;
  let previous = 0;
  for (let i = 0; i < offsets.length; i++) {
    const offset = offsets[i] as number;
    if (offset - previous > greatest) greatest = offset - previous;
    previous = offset;
  }
  return greatest;
}

export interface SteppedValues extends FramedValues {
  /** of the offsets of the frame */
  readonly steps: Steps;
}

export const delta: FlatEncoding<SteppedValues> = {
  id: 6,
  name: 'delta',
  write(out, { nulls, frame, steps: { least, greatest } }) {
    writeFlags(out, nulls);
    writeFrame(out, frame);
    out.int(least);
    writePlanes(out, differences(frame.offsets, least), greatest - least);
  },
  read(from, type, length) {
    const nulls = readFlags(from, length);
    const valuesOf = readFrame(from, type);
    const least = from.int();
    const steps = readPlanes(from, length);
    return lazyFlat(type, length, nulls, () => valuesOf(sums(realsOf(steps()), least)), from.opened);
  },
};

/** How much more than the least each step is. */
function differences(offsets: Float64Array, least: number): Float64Array {
  const steps = new Float64Array(offsets.length);
  let previous = 0;
  for (let i = 0; i < steps.length; i++) {
    const offset = offsets[i] as number;
    steps[i] = offset - previous - least;
    previous = offset;
  }
  return steps;
}

/** The sums of the steps so far, in their place. */
function sums(steps: Float64Array, least: number): Float64Array {
  let offset = 0;
  for (let i = 0; i < steps.length; i++) {
    offset += (steps[i] as number) + least;
    steps[i] = offset;
  }
  return steps;
}
