// The distinct values of a column of numbers, found in a hash table over their bits: a map of bigints would make an
// object of each value.

import type { NumberValues } from './encodings/encoding.js';

export interface DistinctNumbers {
  /** The rows at which the distinct values, null among them, stand first. */
  readonly rows: Uint32Array;
  /** For each row the place of its value in `rows`. */
  readonly codes: Uint32Array;
}

/** Open addressing over the 32-bit words of the values. */
class NumberTable {
  private readonly words: Uint32Array | Uint8Array;
  private readonly wide: boolean;
  private readonly mask: number;
  /** The code of the value of the slot plus one; 0 where the slot is free. */
  private readonly slots: Uint32Array;
  readonly rows: Uint32Array;
  size = 0;

  constructor({ data, length }: NumberValues) {
    const words = data.byteLength / 4;
    this.words = data instanceof Uint8Array ? data : new Uint32Array(data.buffer, data.byteOffset, words);
    this.wide = data.BYTES_PER_ELEMENT === 8;
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(length * 2 + 2)));
    this.mask = this.slots.length - 1;
    this.rows = new Uint32Array(length);
  }

  codeOf(row: number): number {
    const { words, wide, mask, slots } = this;
    const low = words[wide ? 2 * row : row] as number;
    const high = wide ? (words[2 * row + 1] as number) : 0;
    for (let slot = hash(low, high) & mask; ; slot = (slot + 1) & mask) {
      const code = (slots[slot] as number) - 1;
      if (code < 0) {
        slots[slot] = this.size + 1;
        return this.add(row);
      }
      const at = this.rows[code] as number;
      if (words[wide ? 2 * at : at] === low && (!wide || words[2 * at + 1] === high)) return code;
    }
  }

  add(row: number): number {
    this.rows[this.size] = row;
    return this.size++;
  }
}

function hash(low: number, high: number): number {
  let h = Math.imul(low, 0x9e3779b1) ^ Math.imul(high ^ (high >>> 15), 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

/** Values are distinct where their bits are: 0 and -0 are two, and a NaN is one where all have the same bits. */
export function distinctNumbers(column: NumberValues): DistinctNumbers {
  const { nulls, length } = column;
  const table = new NumberTable(column);
  const codes = new Uint32Array(length);
  let nullCode = -1;
  for (let row = 0; row < length; row++) {
    if (nulls !== null && nulls[row] === 1) {
      if (nullCode < 0) nullCode = table.add(row);
      codes[row] = nullCode;
    } else {
      codes[row] = table.codeOf(row);
    }
  }
  return { rows: table.rows.slice(0, table.size), codes };
}
