// Strings as Latin-1, made of UTF-8 without a string of each: most texts of a file are ASCII, and only those with other
// characters than Latin-1 become strings.

import { isAscii } from 'node:buffer';
import type { Latin1Values } from './encodings/encoding.js';
import { startOf, type Utf8Texts } from './utf8-texts.js';

export function latin1Of({ bytes, ends }: Utf8Texts): Latin1Values {
  const { length } = ends;
  // ASCII bytes are Latin-1 too.
  if (isAscii(bytes)) return { kind: 'latin1', type: 'string', length, bytes, ends, wide: new Map() };
  const latin1 = new Uint8Array(bytes.length);
  const latin1Ends = new Uint32Array(length);
  const wide = new Map<number, string>();
  const utf8 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let size = 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    const end = ends[i] as number;
    const behind = transcoded(bytes, start, end, latin1, size);
    if (behind < 0) wide.set(i, utf8.toString('utf8', start, end));
    else size = behind;
    start = end;
    latin1Ends[i] = size;
  }
  return { kind: 'latin1', type: 'string', length, bytes: latin1.subarray(0, size), ends: latin1Ends, wide };
}

/**
 * Writes the text that is `bytes` from `start` to `end` (exclusive) to `target` as Latin-1, from `size` on.
 * @returns the place behind it, or -1 where it has other characters or is not UTF-8
 */
function transcoded(bytes: Uint8Array, start: number, end: number, target: Uint8Array, size: number): number {
  let at = size;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      target[at++] = byte;
      continue;
    }
    // U+0080 to U+00FF take two bytes, of which the first is C2 or C3.
    const next = ++i < end ? (bytes[i] as number) : 0;
    if ((byte & 0xfe) !== 0xc2 || (next & 0xc0) !== 0x80) return -1;
    target[at++] = ((byte & 3) << 6) | (next & 0x3f);
  }
  return at;
}

/** The text of each row. */
export function latin1OfRows({ bytes, ends, wide }: Latin1Values, codes: Uint32Array): Latin1Values {
  const { length } = codes;
  const rowEnds = new Uint32Array(length);
  let size = 0;
  for (let row = 0; row < length; row++) {
    const code = codes[row] as number;
    size += (ends[code] as number) - startOf(ends, code);
    rowEnds[row] = size;
  }
  const rowBytes = new Uint8Array(size);
  for (let row = 0; row < length; ) {
    const first = row;
    const code = codes[row] as number;
    // Texts that lie together, as those of new values do, are copied together.
    do row++;
    while (row < length && codes[row] === code + row - first);
    rowBytes.set(bytes.subarray(startOf(ends, code), ends[code + row - first - 1]), startOf(rowEnds, first));
  }
  return { kind: 'latin1', type: 'string', length, bytes: rowBytes, ends: rowEnds, wide: wideRows(wide, codes) };
}

function wideRows(wide: Latin1Values['wide'], codes: Uint32Array): Map<number, string> {
  const rows = new Map<number, string>();
  if (wide.size === 0) return rows;
  for (let row = 0; row < codes.length; row++) {
    const text = wide.get(codes[row] as number);
    if (text !== undefined) rows.set(row, text);
  }
  return rows;
}
