// Dictionaries of ASCII strings that go from a file into a segment as bytes.

import { type Codes, type FlatVector, makeCodes } from '../engine/values/vector.js';
import { type AsciiTexts, type AsciiValues, type Coded, lazyFlat } from './encodings/encoding.js';

interface AsciiVector extends FlatVector {
  readonly ascii: AsciiTexts;
}

/** Distinct strings, made when they are first asked for; the store takes their bytes. */
export function asciiVector(texts: AsciiTexts): FlatVector {
  const strings = lazyFlat('string', texts.ends.length, null, () => stringsOf(texts));
  const vector: AsciiVector = Object.defineProperty(strings, 'ascii', { value: texts }) as AsciiVector;
  return vector;
}

/** The bytes of a vector that `asciiVector` made. */
export function asciiOf(vector: FlatVector): AsciiTexts | undefined {
  return 'ascii' in vector ? (vector as AsciiVector).ascii : undefined;
}

function stringsOf({ bytes, ends }: AsciiTexts): string[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  let start = 0;
  return Array.from(ends, (end) => {
    const text = all.substring(start, end);
    start = end;
    return text;
  });
}

/** The texts that rows have, with codes to them alone; null where all rows have the empty one. The bytes are copied. */
export function asciiValues(texts: AsciiTexts, rows: ArrayLike<number>): Coded<AsciiValues> | null {
  const used = new Uint8Array(texts.ends.length);
  for (let row = 0; row < rows.length; row++) used[rows[row] as number] = 1;
  const { values, places } = kept(texts, used);
  if (values.length === 0 || (values.length === 1 && values.bytes.length === 0)) return null;
  const codes: Codes = makeCodes(values.length, rows.length);
  for (let row = 0; row < codes.length; row++) codes[row] = places[rows[row] as number] as number;
  return { values, codes };
}

/** Those of the texts that are used, and the place of each among them. */
function kept({ bytes, ends }: AsciiTexts, used: Uint8Array): { values: AsciiValues; places: Uint32Array } {
  const places = new Uint32Array(ends.length);
  const keptEnds = new Uint32Array(ends.length);
  const keptBytes = new Uint8Array(bytes.length);
  let [length, size, start] = [0, 0, 0];
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
  const values = { bytes: keptBytes.slice(0, size), ends: keptEnds.slice(0, length) };
  return { values: { kind: 'ascii', type: 'string', length, ...values }, places };
}

/** The text of each row. */
export function asciiOfRows({ bytes, ends }: AsciiTexts, codes: Codes): AsciiValues {
  const rowEnds = new Uint32Array(codes.length);
  let size = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    size += (ends[code] as number) - startOf(ends, code);
    rowEnds[row] = size;
  }
  const rowBytes = new Uint8Array(size);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    rowBytes.set(bytes.subarray(startOf(ends, code), ends[code]), startOf(rowEnds, row));
  }
  return { kind: 'ascii', type: 'string', length: codes.length, bytes: rowBytes, ends: rowEnds };
}

function startOf(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] as number);
}
