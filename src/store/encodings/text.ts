// Texts one after another, with their lengths in UTF-16 units. Those of Latin-1 are kept apart from those with other
// characters: they take a byte a character, open many times faster than UTF-8, and stay strings of one byte a character
// whatever their neighbours. The others are UTF-16, as JavaScript has them, half surrogate pairs too.

import type { Data, FlatVector } from '../../engine/values/vector.js';
import type { BlobReader, BlobWriter } from './blob.js';
import { readPlanes, writePlanes } from './byte-planes.js';
import type { FlatEncoding, Latin1Values, TextType, TextValues } from './encoding.js';
import { readFlags, writeFlags } from './flags.js';
import { fromStoredText } from './stored-text.js';
import { flatInTwoSteps } from './two-steps.js';

export const text: FlatEncoding<TextValues | Latin1Values> = {
  id: 7,
  name: 'text',
  write(out, values) {
    if (values.kind === 'latin1') writeLatin1(out, values);
    else writeTexts(out, values);
  },
  read(from, type, length) {
    return readTexts(from, type as TextType, length); // the type of a column of texts
  },
};

function writeTexts(out: BlobWriter, { texts }: TextValues): void {
  const lengths = new Uint32Array(texts.length);
  const nulls = new Uint8Array(texts.length);
  for (const [i, value] of texts.entries()) {
    if (value === null) nulls[i] = 1;
    else lengths[i] = value.length;
  }
  writeFlags(out, nulls);
  writeLengths(out, lengths);
  const { isWide, narrow, wide } = parted(texts);
  writeFlags(out, isWide);
  out.part(Buffer.from(narrow, 'latin1'));
  if (isWide !== null) out.part(Buffer.from(wide, 'utf16le'));
}

function writeLengths(out: BlobWriter, lengths: Uint32Array): void {
  writePlanes(out, lengths, longestOf(lengths));
}

function longestOf(lengths: Uint32Array): number {
  let longest = 0;
  for (let i = 0; i < lengths.length; i++) longest = Math.max(longest, lengths[i] as number);
  return longest;
}

/** The same as `writeTexts` of the strings. */
function writeLatin1(out: BlobWriter, { length, bytes, ends, wide }: Latin1Values): void {
  const lengths = lengthsOf(ends);
  const isWide = new Uint8Array(length);
  for (const [i, text] of wide) {
    lengths[i] = text.length;
    isWide[i] = 1;
  }
  writeFlags(out, null);
  writeLengths(out, lengths);
  writeFlags(out, isWide);
  out.part(bytes);
  if (wide.size > 0) out.part(Buffer.from([...wide.values()].join(''), 'utf16le'));
}

function lengthsOf(ends: Uint32Array): Uint32Array {
  const lengths = new Uint32Array(ends.length);
  for (let i = 0; i < lengths.length; i++) lengths[i] = (ends[i] as number) - (i === 0 ? 0 : (ends[i - 1] as number));
  return lengths;
}

interface Parted {
  /** 1 for the texts of `wide`; null where all are in `narrow` */
  readonly isWide: Uint8Array | null;
  readonly narrow: string;
  readonly wide: string;
}

const WIDE = /[^\0-\xff]/;

function parted(texts: readonly (string | null)[]): Parted {
  const all = texts.join('');
  if (!WIDE.test(all)) return { isWide: null, narrow: all, wide: '' };
  const isWide = Uint8Array.from(texts, (value) => (value !== null && WIDE.test(value) ? 1 : 0));
  const narrow = texts.filter((_, i) => isWide[i] === 0).join('');
  return { isWide, narrow, wide: texts.filter((_, i) => isWide[i] === 1).join('') };
}

function readTexts(from: BlobReader, type: TextType, length: number): FlatVector {
  const nulls = readFlags(from, length);
  const lengths = readPlanes(from, length);
  const isWide = readFlags(from, length);
  const narrow = from.part();
  const wide = isWide === null ? null : from.part();
  return flatInTwoSteps<TextBytes>(from, type, length, null, {
    open() {
      const parts = [bufferOf(narrow()), wide === null ? NO_BYTES : bufferOf(wide())] as const;
      return new TextBytes(parts, isWide, nulls, lengths(), from);
    },
    bytes: ({ size }) => size,
    all: (texts) => valuesOf(texts.all(), type, from),
    some: (texts, places) => valuesOf(texts.some(places), type, from),
  });
}

const NO_BYTES = Buffer.alloc(0);

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Texts of which no strings are made yet. */
class TextBytes {
  /** where each text begins among those of its kind, in characters; made when it is asked for */
  private starts: Uint32Array | null = null;

  /**
   * @param parts those of Latin-1, and those of UTF-16
   * @param isWide 1 for the latter; null where there is none
   */
  constructor(
    private readonly parts: readonly [narrow: Buffer, wide: Buffer],
    private readonly isWide: Uint8Array | null,
    private readonly nulls: Uint8Array | null,
    private readonly lengths: ArrayLike<number>,
    private readonly from: BlobReader,
  ) {}

  /** Bytes of memory with `starts`. */
  get size(): number {
    const [narrow, wide] = this.parts;
    return narrow.byteLength + wide.byteLength + 8 * this.lengths.length;
  }

  /** Those at some places, each a string of its own. */
  some(places: Uint32Array): (string | null)[] {
    this.starts ??= this.placed();
    const { parts, isWide, nulls, lengths, starts } = this;
    const [narrow, wide] = parts;
    const texts: (string | null)[] = new Array(places.length).fill(null);
    for (let i = 0; i < places.length; i++) {
      const place = places[i] as number;
      if (nulls?.[place] === 1) continue;
      const start = starts[place] as number;
      const end = start + (lengths[place] as number);
      texts[i] =
        isWide?.[place] === 1 ? wide.toString('utf16le', 2 * start, 2 * end) : narrow.toString('latin1', start, end);
    }
    return texts;
  }

  private placed(): Uint32Array {
    const { parts, isWide, lengths } = this;
    const [narrow, wide] = parts;
    const starts = new Uint32Array(lengths.length);
    let atNarrow = 0;
    let atWide = 0;
    for (let i = 0; i < starts.length; i++) {
      if (isWide?.[i] === 1) {
        starts[i] = atWide;
        atWide += lengths[i] as number;
      } else {
        starts[i] = atNarrow;
        atNarrow += lengths[i] as number;
      }
    }
    if (atNarrow !== narrow.length || atWide * 2 !== wide.length) {
      throw this.from.damage('the lengths of its texts are wrong');
    }
    return starts;
  }

  /** All of them, as parts of one string of each kind. */
  all(): (string | null)[] {
    this.starts ??= this.placed();
    const { parts, isWide, nulls, lengths, starts } = this;
    const narrow = parts[0].toString('latin1');
    const wide = parts[1].toString('utf16le');
    const texts: (string | null)[] = new Array(lengths.length);
    for (let i = 0; i < texts.length; i++) {
      const start = starts[i] as number;
      const end = start + (lengths[i] as number);
      if (nulls?.[i] === 1) texts[i] = null;
      else texts[i] = isWide?.[i] === 1 ? wide.substring(start, end) : narrow.substring(start, end);
    }
    return texts;
  }
}

function valuesOf(texts: (string | null)[], type: TextType, from: BlobReader): Data {
  // What `texts` holds are values of the type, and so is what they are parsed to.
  if (type === 'string' || type === 'guid') return texts as Data;
  try {
    return texts.map(fromStoredText(type)) as Data;
  } catch (error) {
    throw from.damage(error instanceof Error ? error.message : String(error));
  }
}
