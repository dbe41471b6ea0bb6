// Streams of bytes and what is done to them on the way: nothing here holds more than a chunk or two.

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { StreamHash } from './stream-hash.js';

export type Chunks = AsyncIterable<Uint8Array>;

/** The first bytes of a stream, and the whole of it. */
export interface Peeked {
  readonly head: Buffer;
  /** Whether `head` is all there is. */
  readonly complete: boolean;
  readonly chunks: AsyncIterableIterator<Uint8Array>;
}

/** Reads at least `length` bytes ahead, where there are as many. */
export async function peek(chunks: Chunks, length: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  let complete = false;
  while (size < length && !complete) {
    const { done, value } = await iterator.next();
    if (done === true) complete = true;
    else {
      read.push(Buffer.from(value));
      size += value.length;
    }
  }
  const head = Buffer.concat(read);
  return { head, complete, chunks: rejoined(head, complete, iterator) };
}

/** No generator: it can be closed before anything is taken from it. */
function rejoined(head: Buffer, complete: boolean, rest: AsyncIterator<Uint8Array>): AsyncIterableIterator<Uint8Array> {
  let headTaken = head.length === 0;
  const chunks: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => chunks,
    async next() {
      if (headTaken) return complete ? { done: true, value: undefined } : rest.next();
      headTaken = true;
      return { done: false, value: head };
    },
    async return() {
      await rest.return?.();
      return { done: true, value: undefined };
    },
  };
  return chunks;
}

/** Chunks that may be kept. */
export async function* lasting<Chunk extends Uint8Array | string>(
  chunks: AsyncIterable<Chunk>,
): AsyncGenerator<Buffer | Chunk> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? chunk : Buffer.from(chunk);
}

export async function* hashed(chunks: Chunks, hash: StreamHash): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    await hash.update(chunk);
    yield chunk;
  }
}

export async function* counted(chunks: Chunks, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** Several gzip members behind one another count as one stream. */
export async function* gunzipped(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const source = Readable.from(lasting(chunks), { objectMode: false });
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
