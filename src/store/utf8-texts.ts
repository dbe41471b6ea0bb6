// Dictionaries of strings that go from a file into a segment as bytes, so that the thread that reads makes no strings.

import { isAscii } from 'node:buffer';
import { type Codes, type FlatVector, wideCodes } from '../engine/values/vector.js';
import { lazyFlat } from './encodings/encoding.js';

/** Distinct texts in UTF-8, one behind the other. */
export interface Utf8Texts {
  readonly bytes: Uint8Array;
  /** The place behind each. */
  readonly ends: Uint32Array;
}

/** Distinct texts, not all of which are used, and for each row the place of its text among them. */
export interface Utf8Column extends Utf8Texts {
  readonly kind: 'utf8';
  readonly rows: Codes;
}

interface Utf8Vector extends FlatVector {
  readonly utf8: Utf8Texts;
}

/** Distinct strings, made when they are first asked for; the store takes their bytes. */
export function utf8Vector(texts: Utf8Texts): FlatVector {
  const strings = lazyFlat('string', texts.ends.length, null, () => stringsOf(texts));
  const vector: Utf8Vector = Object.defineProperty(strings, 'utf8', { value: texts }) as Utf8Vector;
  return vector;
}

/** The bytes of a vector that `utf8Vector` made. */
export function utf8Of(vector: FlatVector): Utf8Texts | undefined {
  return 'utf8' in vector ? (vector as Utf8Vector).utf8 : undefined;
}

function stringsOf({ bytes, ends }: Utf8Texts): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // ASCII bytes are Latin-1 too, and Latin-1 is the cheaper to decode.
  const encoding = isAscii(bytes) ? 'latin1' : 'utf8';
  let start = 0;
  return Array.from(ends, (end) => {
    const text = buffer.toString(encoding, start, end);
    start = end;
    return text;
  });
}

/** Whether one of the rows has a text that is not empty. */
export function hasText({ bytes, ends }: Utf8Texts, rows: Codes): boolean {
  return bytes.length > 0 && rows.some((text) => startOf(ends, text) !== ends[text]);
}

/** The texts that rows have, and for each row the place of its text among these alone. */
export function usedTexts({ bytes, ends, rows: codesOfRows }: Utf8Column): {
  readonly texts: Utf8Texts;
  readonly codes: Uint32Array;
} {
  const rows = wideCodes(codesOfRows);
  const used = usedOf(rows, ends.length);
  if (!used.includes(0)) return { texts: { bytes, ends }, codes: rows };
  const { places, ...texts } = kept({ bytes, ends }, used);
  return { texts, codes: placesOf(rows, places) };
}

function placesOf(rows: Uint32Array, places: Uint32Array): Uint32Array {
  const codes = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) codes[row] = places[rows[row] as number] as number;
  return codes;
}

/** 1 for each text that a row has, else 0. */
function usedOf(rows: Uint32Array, texts: number): Uint8Array {
  const used = new Uint8Array(texts);
  let missing = texts;
  for (let row = 0; row < rows.length && missing > 0; row++) {
    const text = rows[row] as number;
    if (used[text] === 1) continue;
    used[text] = 1;
    missing--;
  }
  return used;
}

/** Those of the texts that are used, and the place of each among them. */
function kept({ bytes, ends }: Utf8Texts, used: Uint8Array): Utf8Texts & { readonly places: Uint32Array } {
  const places = new Uint32Array(ends.length);
  const keptEnds = new Uint32Array(ends.length);
  const keptBytes = new Uint8Array(bytes.length);
  let length = 0;
  let size = 0;
  let start = 0;
  // The beginning of those that lie together and are all used.
  let from = 0;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i] as number;
    if (used[i] === 1) {
      places[i] = length;
      keptEnds[length++] = size + end - from;
    } else {
      keptBytes.set(bytes.subarray(from, start), size);
      size += start - from;
      from = end;
    }
    start = end;
  }
  keptBytes.set(bytes.subarray(from, start), size);
  size += start - from;
  return { bytes: keptBytes.subarray(0, size), ends: keptEnds.subarray(0, length), places };
}

/** The place where a text begins. */
export function startOf(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] as number);
}
