// What is in a file: decompressed, as UTF-8 without a byte order mark, and hashed on the way.

import type { Head } from '../formats/format.js';
import { IngestError } from '../ingest-error.js';
import type { Blob } from './blob.js';
import { type Chunks, counted, gunzipped, hashed, isGzip, peek } from './chunks.js';
import { decoded, encodingOf } from './encoding.js';
import { LocalHash, type StreamHash } from './stream-hash.js';

/** Bytes from which the format of a file is told. */
const HEAD_BYTES = 1 << 18;

export interface Content {
  readonly head: Head;
  readonly chunks: Chunks;
  /** The blob, where its bytes are the content. */
  readonly plain: Blob | undefined;
  /** Bytes of the content before the text; undefined where the text was in another encoding. */
  readonly mark: number | undefined;
  /** SHA-256 of what was read, decompressed, in hexadecimal: of all of it, at the end. Called once. */
  hash(): Promise<string>;
  /** How much that is. */
  bytes(): number;
  /** Stops reading. */
  close(): Promise<void>;
}

/** The content of a blob as bytes, and the most that it can have of them: what is packed has no limit. */
export async function unpackedContent(blob: Blob): Promise<{ chunks: Chunks; size: number }> {
  const { chunks, isPacked } = await unpacked(blob.chunks(), blob.name);
  return { chunks, size: isPacked ? Infinity : (blob.contentSize ?? blob.size) };
}

/** Takes off what compresses the bytes; some files are compressed once more where they were sent. */
async function unpacked(chunks: Chunks, file: string): Promise<{ chunks: Chunks; isPacked: boolean }> {
  const packed = await peek(chunks, 4);
  if (!isGzip(packed.head)) return { chunks: packed.chunks, isPacked: false };
  const once = await peek(gunzippedOf(packed.chunks, file), 4);
  return { chunks: isGzip(once.head) ? gunzippedOf(once.chunks, file) : once.chunks, isPacked: true };
}

/**
 * @param onRead called with the bytes of the blob that were read so far
 * @param encoding of the text, where the caller knows it
 * @param hash of no bytes, for those of the content
 */
export async function openContent(
  blob: Blob,
  onRead: (bytes: number) => void,
  encoding?: string,
  hash: StreamHash = new LocalHash(),
): Promise<Content> {
  let stored = 0;
  let unpackedBytes = 0;
  const raw = counted(blob.chunks(undefined, undefined, hash.rooms), (count) => {
    stored += count;
    onRead(stored);
  });
  const { chunks, isPacked } = await unpacked(raw, blob.name);
  const whole = counted(hashed(chunks, hash), (count) => {
    unpackedBytes += count;
  });
  const marked = await peek(whole, 1024);
  const shown = encodingOf(marked.head);
  const encoded = encoding === undefined || shown.encoding === encoding ? shown : { encoding, mark: 0 };
  const text = await peek(decoded(marked.chunks, encoded), HEAD_BYTES);
  return {
    head: { bytes: text.head, text: text.head.toString('utf8'), complete: text.complete },
    chunks: text.chunks,
    plain: isPacked || blob.contentSize !== undefined ? undefined : blob,
    mark: encoded.encoding === 'utf-8' ? encoded.mark : undefined,
    hash: () => hash.digest(),
    bytes: () => unpackedBytes,
    close: async () => {
      await text.chunks.return?.();
    },
  };
}

async function* gunzippedOf(chunks: Chunks, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* gunzipped(chunks);
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw new IngestError('the gzip data is damaged or cut off', file, undefined, { cause: error });
  }
}
