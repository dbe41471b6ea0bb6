// Texts in zlib and gzip, as base64.

import { Buffer } from 'node:buffer';
import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { decodeBase64, utf8Text } from './_bytes.js';

/** Bytes that a text may come to: a few kilobytes may unpack to gigabytes. */
const MOST_BYTES = 2 ** 26;

const ZLIB_FRAME = 6;
const GZIP_FRAME = 18;

/** As the service does, favours speed, and stores what would not get shorter. */
function compress(text: string, pack: typeof deflateSync, frame: number): Buffer {
  const bytes = Buffer.from(text);
  const packed = pack(bytes, { level: 1 });
  return packed.length - frame < bytes.length ? packed : pack(bytes, { level: 0 });
}

export function toZlib(text: string): string {
  return compress(text, deflateSync, ZLIB_FRAME).toString('base64');
}

export function toGzip(text: string): string {
  const packed = compress(text, gzipSync, GZIP_FRAME);
  // Neither the effort nor the operating system is named.
  packed.set([0, 0xff], 8);
  return packed.toString('base64');
}

/** The text of zlib bytes in base64; empty where they are none, or no UTF-8. */
export function fromZlib(base64: string): string {
  return decompress(base64, inflateSync, () => true);
}

/** The text of gzip bytes in base64, whose header may name nothing but the method; empty where they are none, or no UTF-8. */
export function fromGzip(base64: string): string {
  return decompress(base64, gunzipSync, ([id1, id2, method, flags]) => {
    return id1 === 0x1f && id2 === 0x8b && method === 8 && flags === 0;
  });
}

function decompress(base64: string, unpack: typeof inflateSync, accepts: (bytes: Buffer) => boolean): string {
  const bytes = decodeBase64(base64);
  if (bytes === null || !accepts(bytes)) return '';
  try {
    return utf8Text(unpack(bytes, { maxOutputLength: MOST_BYTES })) ?? '';
  } catch {
    return '';
  }
}
