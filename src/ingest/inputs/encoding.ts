// Text in UTF-16, with or without a byte order mark, as UTF-8; UTF-8 without its mark.

import type { Chunks } from './chunks.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface EncodedText {
  readonly encoding: Encoding;
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

const SAMPLE = 1024;

/** In UTF-16, every other byte of English and of the punctuation of JSON and CSV is zero. */
function unmarked(head: Uint8Array): Encoding {
  const length = Math.min(head.length, SAMPLE) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.4 && even < length * 0.05) return 'utf-16le';
  if (even > length * 0.4 && odd < length * 0.05) return 'utf-16be';
  return 'utf-8';
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
