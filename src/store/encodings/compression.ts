// Compression of the parts of a blob. Measured on command lines, JSON, hashes, dictionary codes and time deltas:
// brotli at its lowest useful quality packs text as small as deflate level 1 in half the time, and codes and byte planes
// nearly as small as deflate's Huffman codes and runs, in half the time too. Where it gains little a part is stored as it
// is: all parts together then open as fast as with deflate.

import { brotliCompressSync, brotliDecompressSync, constants, inflateRawSync } from 'node:zlib';

/** How a part is compressed, as written in blobs: a number is never given another meaning. */
const STORED = 0;
/** Not written any more. */
const DEFLATE = 1;
const BROTLI = 2;

export interface Packed {
  readonly method: number;
  readonly bytes: Uint8Array;
}

/** Below this many bytes, and for less gain than this share, a part is stored as it is: it then opens for nothing. */
const SMALLEST = 64;
const GAIN = 1 / 4;

/** Bytes that are written in one piece, whatever length a damaged blob gives, and those to spare in it. */
const MAX_CHUNK = 64 * 2 ** 20;
const SPARE = 64;

/** One chunk with room to spare, since zlib allocates another as soon as one is full. */
function roomFor(length: number): number {
  return Math.min(length + SPARE, MAX_CHUNK);
}

export function compress(bytes: Uint8Array): Packed {
  if (bytes.length < SMALLEST) return { method: STORED, bytes };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 1,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const packed = brotliCompressSync(bytes, { params });
  return packed.length <= bytes.length * (1 - GAIN) ? { method: BROTLI, bytes: packed } : { method: STORED, bytes };
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
