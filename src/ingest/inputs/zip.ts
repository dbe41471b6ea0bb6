// The members of a zip archive, read by its central directory.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { IngestError } from '../ingest-error.js';
import type { Blob } from './blob.js';
import { lasting } from './chunks.js';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;

const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const MAX_COMMENT = 0xffff;
const MAX_DIRECTORY = 256 << 20;
/** Stands for a number that the zip64 extension holds. */
const IN_EXTENSION = 0xffffffff;

const STORED = 0;
const DEFLATED = 8;

interface Member {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly headerAt: number;
}

export function isZip(head: Buffer): boolean {
  return head.length >= 4 && [LOCAL_HEADER, END].includes(head.readUInt32LE(0));
}

/** The files of an archive, in the order of its directory. */
export async function zipMembers(archive: Blob): Promise<Blob[]> {
  const { start, length } = await findDirectory(archive);
  if (length > MAX_DIRECTORY) throw damaged(archive, 'its directory is too large');
  const directory = await archive.read(start, length);
  return membersOf(archive, directory)
    .filter(({ name }) => !name.endsWith('/'))
    .map((member) => memberBlob(archive, member));
}

function damaged(archive: Blob, why: string): IngestError {
  return new IngestError(`the zip archive is damaged or cut off: ${why}`, archive.name);
}

async function findDirectory(archive: Blob): Promise<{ start: number; length: number }> {
  const tailAt = Math.max(0, archive.size - END_LENGTH - MAX_COMMENT - LOCATOR_LENGTH);
  const tail = await archive.read(tailAt, archive.size - tailAt);
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    const locatorAt = at - LOCATOR_LENGTH;
    if (locatorAt >= 0 && tail.readUInt32LE(locatorAt) === LOCATOR_64) {
      const end = await archive.read(Number(tail.readBigUInt64LE(locatorAt + 8)), 56);
      if (end.length < 56 || end.readUInt32LE(0) !== END_64) break;
      return { length: Number(end.readBigUInt64LE(40)), start: Number(end.readBigUInt64LE(48)) };
    }
    return { length: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16) };
  }
  throw damaged(archive, 'it has no directory');
}

function membersOf(archive: Blob, directory: Buffer): Member[] {
  const members: Member[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL_HEADER; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const nameAt = at + 46;
    const extraAt = nameAt + nameLength;
    if (extraAt + extraLength > directory.length) throw damaged(archive, 'its directory is cut off');
    const sizes = sizesOf(directory, at, directory.subarray(extraAt, extraAt + extraLength));
    members.push({
      name: directory.toString('utf8', nameAt, extraAt),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      ...sizes,
    });
    at = extraAt + extraLength + directory.readUInt16LE(at + 32);
  }
  return members;
}

function sizesOf(directory: Buffer, at: number, extra: Buffer): Pick<Member, 'compressed' | 'size' | 'headerAt'> {
  const short = [24, 20, 42].map((offset) => directory.readUInt32LE(at + offset));
  const long = zip64Numbers(extra);
  // The extension holds those of the numbers that the header has no room for, in this order.
  const [size = 0, compressed = 0, headerAt = 0] = short.map((value) =>
    value === IN_EXTENSION ? (long.shift() ?? value) : value,
  );
  return { size, compressed, headerAt };
}

function zip64Numbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    const body = extra.subarray(at + 4, at + 4 + length);
    if (extra.readUInt16LE(at) === 1) {
      return Array.from({ length: body.length >> 3 }, (_, i) => Number(body.readBigUInt64LE(i * 8)));
    }
    at += 4 + length;
  }
  return [];
}

function memberBlob(archive: Blob, member: Member): Blob {
  const name = `${archive.name}/${member.name}`;
  return {
    name,
    path: archive.path === null ? null : `${archive.path}/${member.name}`,
    size: member.compressed,
    contentSize: member.size,
    chunks: (start = 0, end = member.size) => sliced(unpacked(archive, member, name), start, end),
    async read(start, length) {
      const chunks: Uint8Array[] = [];
      const slices = sliced(unpacked(archive, member, name), start, start + length);
      for await (const chunk of lasting(slices)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
  };
}

async function* unpacked(archive: Blob, member: Member, name: string): AsyncGenerator<Uint8Array> {
  if (member.encrypted) throw new IngestError('this member of the archive is encrypted; unpack it first', name);
  const header = await archive.read(member.headerAt, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_HEADER)
    throw damaged(archive, `no ${member.name} where it should be`);
  const start = member.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = archive.chunks(start, start + member.compressed);
  let crc = 0;
  let size = 0;
  for await (const chunk of unpack(packed, member.method, name)) {
    crc = crc32(chunk, crc);
    size += chunk.length;
    yield chunk;
  }
  if (crc !== member.crc || size !== member.size)
    throw damaged(archive, `the content of ${member.name} is not what was packed`);
}

function unpack(packed: AsyncIterable<Uint8Array>, method: number, name: string): AsyncIterable<Uint8Array> {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new IngestError(`this member is packed by method ${method}; unpack it first`, name);
  return inflated(packed, name);
}

async function* inflated(packed: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const source = Readable.from(lasting(packed), { objectMode: false });
  const inflate = createInflateRaw();
  source.on('error', (error) => inflate.destroy(error));
  try {
    yield* source.pipe(inflate);
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw new IngestError('the packed data is damaged', name, undefined, { cause: error });
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

async function* sliced(chunks: AsyncIterable<Uint8Array>, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of chunks) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, chunk.length);
    at += chunk.length;
    if (from < to) yield chunk.subarray(from, to);
    if (at > end) return;
  }
}
