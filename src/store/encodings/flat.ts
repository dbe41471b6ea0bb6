// The encodings of one value a row, and the choice of one for given values.

import type { ScalarType } from '../../engine/values/types.js';
import type { FlatVector } from '../../engine/values/vector.js';
import { bits } from './bits.js';
import type { BlobReader, BlobWriter } from './blob.js';
import { planesFor } from './byte-planes.js';
import { delta, stepsOf } from './delta.js';
import type { FlatEncoding, Latin1Values, NumberValues, TextValues, Values } from './encoding.js';
import { frameOf } from './frame.js';
import { frameOfReference } from './frame-of-reference.js';
import { plain } from './plain.js';
import type { Range } from './range.js';
import { text } from './text.js';

const ENCODINGS = [bits, plain, frameOfReference, delta, text];

/** What a character of text comes to when it is compressed, in bytes. */
const CHARACTER = 1 / 3;

/** Values in the encoding that suits them best. */
export interface FlatForm {
  /** Bytes, before numbers are compressed. */
  readonly estimate: number;
  /** Writes the id of the encoding and the values. */
  write(out: BlobWriter): void;
}

function formOf<V extends Values>(encoding: FlatEncoding<V>, column: V, estimate: number): FlatForm {
  return {
    estimate,
    write(out) {
      out.int(encoding.id);
      encoding.write(out, column);
    },
  };
}

export function textForm(values: TextValues | Latin1Values): FlatForm {
  let characters = values.kind === 'latin1' ? values.bytes.length : 0;
  for (const value of values.kind === 'latin1' ? values.wide.values() : values.texts) characters += value?.length ?? 0;
  return formOf(text, values, values.length + characters * CHARACTER);
}

/** @param range of the values, as `rangeOf` gives it */
export function numberForm(values: NumberValues, range: Range | null): FlatForm {
  const { type, length } = values;
  if (type === 'bool') return formOf(bits, values, length / 8);
  const frame = range === null ? null : frameOf(values, range);
  if (frame === null) return formOf(plain, values, length * values.data.BYTES_PER_ELEMENT);
  const steps = stepsOf(frame.offsets);
  const ofOffsets = planesFor(frame.largest);
  const ofSteps = planesFor(steps.greatest - steps.least);
  const framed = { ...values, frame };
  return ofSteps < ofOffsets
    ? formOf(delta, { ...framed, steps }, length * ofSteps)
    : formOf(frameOfReference, framed, length * ofOffsets);
}

/** @param id as it stands before the values */
export function readFlat(id: number, from: BlobReader, type: ScalarType, length: number): FlatVector {
  const encoding = ENCODINGS.find((candidate) => candidate.id === id);
  if (encoding === undefined) throw from.damage(`unknown encoding ${id}`);
  return encoding.read(from, type, length);
}
