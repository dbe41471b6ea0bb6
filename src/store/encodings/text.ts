// Texts one after another, with their lengths in UTF-16 units, so that any JavaScript string comes back as it was, half
// surrogate pairs too: what is no valid Unicode is kept as UTF-16.

import type { Data, FlatVector } from '../../engine/values/vector.js';
import type { BlobReader } from './blob.js';
import { type Integers, readPlanes, writePlanes } from './byte-planes.js';
import { type FlatEncoding, lazyFlat, type TextType, type TextValues } from './encoding.js';
import { fromStoredText } from './stored-text.js';
import { readNulls, writeNulls } from './validity.js';

/** Stand in blobs. ASCII is the fastest to open. */
const CHARSETS: readonly BufferEncoding[] = ['latin1', 'utf8', 'utf16le'];

export const text: FlatEncoding<TextValues> = {
  id: 7,
  name: 'text',
  write(out, { texts }) {
    const nulls = new Uint8Array(texts.length);
    const lengths = new Uint32Array(texts.length);
    let largest = 0;
    for (const [i, value] of texts.entries()) {
      if (value === null) nulls[i] = 1;
      const length = value === null ? 0 : value.length;
      lengths[i] = length;
      if (length > largest) largest = length;
    }
    const all = texts.join('');
    const charset = charsetOf(all);
    writeNulls(out, nulls);
    writePlanes(out, lengths, largest);
    out.int(CHARSETS.indexOf(charset));
    out.part(Buffer.from(all, charset), 'text');
  },
  read(from, type, length) {
    return readTexts(from, type as TextType, length);
  },
};

/** A half surrogate pair is valid only beside its other half, also where two texts meet. */
function charsetOf(all: string): BufferEncoding {
  if (Buffer.byteLength(all) === all.length) return 'latin1';
  return /\p{Surrogate}/u.test(all) ? 'utf16le' : 'utf8';
}

function readTexts(from: BlobReader, type: TextType, length: number): FlatVector {
  const nulls = readNulls(from, length);
  const lengths = readPlanes(from, length);
  const charset = CHARSETS[from.int()];
  if (charset === undefined) throw from.damage('unknown character set');
  const part = from.part();
  return lazyFlat(type, length, null, () => {
    const bytes = part();
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(charset);
    const texts = split(all, lengths(), nulls);
    if (texts === null) throw from.damage(`lengths of texts do not add up to ${all.length}`);
    return valuesOf(texts, type, from);
  });
}

function split(all: string, lengths: Integers, nulls: Uint8Array | null): (string | null)[] | null {
  const texts: (string | null)[] = new Array(lengths.length);
  let at = 0;
  for (let i = 0; i < lengths.length; i++) {
    const end = at + (lengths[i] as number);
    texts[i] = nulls !== null && nulls[i] === 1 ? null : all.substring(at, end);
    at = end;
  }
  return at === all.length ? texts : null;
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
