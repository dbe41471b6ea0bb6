// Bytes that can be read again and again: a file, or what came through a pipe.

import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IngestError } from '../ingest-error.js';
import { lasting } from './chunks.js';
import { LocalRooms, type Rooms } from './rooms.js';

export interface Blob {
  /** As the caller named it; members of an archive have its name before theirs. */
  readonly name: string;
  /** Where it lies; null where it is no file. */
  readonly path: string | null;
  /** Bytes as they are stored. */
  readonly size: number;
  /** Bytes that `chunks` gives, where they are not as many. */
  readonly contentSize?: number;
  /**
   * The bytes from `start` to `end` (exclusive); all of them by default. A chunk is good until the next is asked for: see `lasting`.
   * @param rooms what a file is read into
   */
  chunks(start?: number, end?: number, rooms?: Rooms): AsyncIterable<Uint8Array>;
  /** Some bytes; fewer where the blob ends before. */
  read(start: number, length: number): Promise<Buffer>;
}

/** Bytes of a chunk of what is in memory. */
const CHUNK = 1 << 20;

/** @throws IngestError where there is no such file, or it cannot be read */
export async function fileBlob(path: string, name = path): Promise<Blob> {
  const stats = await stat(path).catch((error: unknown) => {
    throw new IngestError(reasonOf(error), name, undefined, { cause: error });
  });
  return {
    name,
    path,
    size: stats.size,
    chunks: (start = 0, end = stats.size, rooms = new LocalRooms()) => fileChunks(path, start, end, rooms),
    async read(start, length) {
      const file = await open(path);
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

/** While a chunk is looked at the next is read. */
async function* fileChunks(path: string, start: number, end: number, rooms: Rooms): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const readOn = async (at: number) => {
    const piece = await rooms.take();
    const { bytesRead } = await file.read(piece, 0, Math.max(0, Math.min(piece.length, end - at)), at);
    return { piece, bytesRead };
  };
  const begin = (at: number) => {
    const read = readOn(at);
    // It may fail before anyone waits for it, or when nobody does any more.
    read.catch(() => {});
    return read;
  };
  let reading = begin(start);
  try {
    for (let at = start; at < end; ) {
      const { piece, bytesRead } = await reading;
      if (bytesRead === 0) return;
      at += bytesRead;
      reading = begin(at);
      yield piece.subarray(0, bytesRead);
      rooms.giveBack(piece);
    }
  } finally {
    await reading.catch(() => {});
    await file.close();
  }
}

/** What the file system says, in plain words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'the file may not be read; check its permissions';
    case 'EISDIR':
      return 'this is a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

export function memoryBlob(name: string, bytes: Uint8Array): Blob {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    name,
    path: null,
    size: buffer.length,
    async *chunks(start = 0, end = buffer.length) {
      for (let at = start; at < end; at += CHUNK) yield buffer.subarray(at, Math.min(at + CHUNK, end));
    },
    async read(start, length) {
      return buffer.subarray(start, start + length);
    },
  };
}

/**
 * A stream as a blob, by way of a temporary file: a file may have to be read twice.
 * @returns the blob, and what removes the file
 */
export async function spooled(
  name: string,
  stream: AsyncIterable<Uint8Array | string>,
): Promise<{ blob: Blob; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'kqlocal-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'input');
    await pipeline(lasting(stream), createWriteStream(path));
    return { blob: { ...(await fileBlob(path, name)), path: null }, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
