// Compression of the parts of a blob. Measured on command lines, JSON, hashes, dictionary codes and time deltas:
// brotli at its lowest useful quality packs text as small as deflate level 1 and does so twice as fast, and opens it no
// slower; codes and byte planes, where matches are rare, are smallest and fastest with deflate's Huffman codes and runs.

import { brotliCompressSync, brotliDecompressSync, constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/** What a part holds, which decides how it is compressed. */
export type Content = 'text' | 'numbers';

/** How a part is compressed, as written in blobs: a number is never given another meaning. */
const STORED = 0;
const DEFLATE = 1;
const BROTLI = 2;

export interface Packed {
  readonly method: number;
  readonly bytes: Uint8Array;
}

/** Below this many bytes, and for less gain than this share, a part is stored as it is: it then opens for nothing. */
const SMALLEST = 64;
const GAIN = 1 / 16;

/** Bytes that are written in one piece, whatever length a damaged blob gives, and those to spare in it. */
const MAX_CHUNK = 64 * 2 ** 20;
const SPARE = 64;

/** One chunk with room to spare, since zlib allocates another as soon as one is full. */
function roomFor(length: number): number {
  return Math.min(length + SPARE, MAX_CHUNK);
}

export function compress(bytes: Uint8Array, content: Content): Packed {
  if (bytes.length < SMALLEST) return { method: STORED, bytes };
  const packed = content === 'text' ? brotli(bytes) : deflate(bytes);
  return packed.bytes.length <= bytes.length * (1 - GAIN) ? packed : { method: STORED, bytes };
}

function brotli(bytes: Uint8Array): Packed {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 1,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { method: BROTLI, bytes: brotliCompressSync(bytes, { params }) };
}

function deflate(bytes: Uint8Array): Packed {
  const chunkSize = roomFor(bytes.length);
  return { method: DEFLATE, bytes: deflateRawSync(bytes, { level: 1, strategy: constants.Z_RLE, chunkSize }) };
}

/** The `length` bytes that were compressed. Throws some `Error` where `bytes` are not what `compress` gave. */
export function decompress({ method, bytes }: Packed, length: number): Uint8Array {
  const options = { chunkSize: roomFor(length), maxOutputLength: length + SPARE };
  switch (method) {
    case STORED:
      return bytes;
    case DEFLATE:
      return inflateRawSync(bytes, options);
    case BROTLI:
      return brotliDecompressSync(bytes, options);
    default:
      throw new Error(`unknown compression ${method}`);
  }
}
