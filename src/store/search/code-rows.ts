// The rows of a dictionary column by their codes: who wants those of a few codes does not look at all rows of a segment.

import type { Codes } from '../../engine/values/vector.js';

export class CodeRows {
  /** where the rows of each code begin in `rows`, and at last where all end */
  private readonly starts: Uint32Array;
  /** those of one code after those of the one before, each in ascending order */
  private readonly rows: Uint32Array;
  /** a bit a row, all 0 between two calls */
  private readonly bits: Uint32Array;

  /** @param size of the dictionary, which every code is within */
  constructor(codes: Codes, size: number) {
    const ends = new Uint32Array(size + 1);
    for (let row = 0; row < codes.length; row++) (ends[(codes[row] as number) + 1] as number)++;
    for (let code = 0; code < size; code++) ends[code + 1] = (ends[code + 1] as number) + (ends[code] as number);
    this.starts = ends.slice();
    this.rows = new Uint32Array(codes.length);
    for (let row = 0; row < codes.length; row++) this.rows[(ends[codes[row] as number] as number)++] = row;
    this.bits = new Uint32Array(Math.ceil(codes.length / 32));
  }

  /** of memory */
  get bytes(): number {
    return this.starts.byteLength + this.rows.byteLength + this.bits.byteLength;
  }

  /** How many rows have one of these codes, which are all different. */
  count(codes: Uint32Array): number {
    let count = 0;
    for (let i = 0; i < codes.length; i++) count += this.end(codes[i] as number) - this.start(codes[i] as number);
    return count;
  }

  /** The rows that have one of these codes, in ascending order. */
  rowsOf(codes: Uint32Array): Uint32Array {
    const { rows, bits } = this;
    const [only] = codes;
    if (only !== undefined && codes.length === 1) return rows.subarray(this.start(only), this.end(only));
    for (let i = 0; i < codes.length; i++) {
      const end = this.end(codes[i] as number);
      for (let at = this.start(codes[i] as number); at < end; at++) {
        const row = rows[at] as number;
        bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
      }
    }
    return takenBits(bits, this.count(codes));
  }

  private start(code: number): number {
    return this.starts[code] as number;
  }

  private end(code: number): number {
    return this.starts[code + 1] as number;
  }
}

/** The places of the `count` bits that are 1, which are 0 then. */
function takenBits(bits: Uint32Array, count: number): Uint32Array {
  const places = new Uint32Array(count);
  for (let word = 0, at = 0; at < count; word++) {
    let left = bits[word] as number;
    for (; left !== 0; left &= left - 1) places[at++] = word * 32 + 31 - Math.clz32(left & -left);
    bits[word] = 0;
  }
  return places;
}
