// Text in UTF-16, with or without a byte order mark, or in any encoding that the caller names, as UTF-8; UTF-8 without its
// mark.

import type { Chunks } from './chunks.js';

export interface EncodedText {
  /** As the Encoding Standard spells it: https://encoding.spec.whatwg.org/#names-and-labels */
  readonly encoding: string;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/** How the text that begins with these bytes is encoded. */
export function encodingOf(head: Uint8Array): EncodedText {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  return { encoding: unmarked(head), mark: 0 };
}

/** The encoding with this name, such as `windows-1252` or `latin1`; undefined where there is none. */
export function encodingNamed(name: string): string | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const SAMPLE = 1024;
/** The share of characters that are ASCII in the beginning of any file with names of columns in it. */
const ENOUGH = 0.3;
const FEW = 0.05;
const FIRST_PRINTABLE = 0x20;
const LINE_ENDS_AND_TABS = [0x09, 0x0a, 0x0d];

/** In UTF-16, every other byte of English and of the punctuation of JSON and CSV is zero; in binary files others are too. */
function unmarked(head: Uint8Array): string {
  const units = Math.min(head.length, SAMPLE) >> 1;
  let [little, big, binary] = [0, 0, 0];
  for (let i = 0; i < units; i++) {
    const [first = 0, second = 0] = [head[2 * i], head[2 * i + 1]];
    if (second === 0 && isText(first)) little++;
    else if (first === 0 && isText(second)) big++;
    else if (first === 0 || second === 0) binary++;
  }
  // Few characters of any text have a zero in their other half.
  const few = units * FEW + 1;
  if (little > units * ENOUGH && big + binary <= few) return 'utf-16le';
  return big > units * ENOUGH && little + binary <= few ? 'utf-16be' : 'utf-8';
}

function isText(byte: number): boolean {
  return byte >= FIRST_PRINTABLE || LINE_ENDS_AND_TABS.includes(byte);
}

export async function* decoded(chunks: Chunks, { encoding, mark }: EncodedText): AsyncGenerator<Uint8Array> {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding, { ignoreBOM: true });
  let skip = mark;
  for await (const chunk of chunks) {
    const rest = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - rest.length;
    if (rest.length === 0) continue;
    yield decoder === undefined ? rest : Buffer.from(decoder.decode(rest, { stream: true }));
  }
  const last = decoder?.decode() ?? '';
  if (last !== '') yield Buffer.from(last);
}
