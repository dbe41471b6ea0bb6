// The distinct values of a column of numbers, found in a hash table over their bits: a map of bigints would make an
// object of each value.

import type { NumberValues } from './encodings/encoding.js';

export interface DistinctNumbers {
  /** The rows at which the distinct values, null among them, stand first. */
  readonly rows: Uint32Array;
  /** For each row the place of its value in `rows`. */
  readonly codes: Uint32Array;
}

const FIRST_SLOTS = 1024;

/** Open addressing over the 32-bit words of the values. */
class NumberTable {
  private readonly words: Uint32Array | Uint8Array;
  private readonly wide: boolean;
  /** The code of the value of the slot plus one; 0 where the slot is free. */
  private slots = new Uint32Array(FIRST_SLOTS);
  readonly rows: Uint32Array;
  size = 0;

  constructor({ data, length }: NumberValues) {
    const words = data.byteLength / 4;
    this.words = data instanceof Uint8Array ? data : new Uint32Array(data.buffer, data.byteOffset, words);
    this.wide = data.BYTES_PER_ELEMENT === 8;
    this.rows = new Uint32Array(length);
  }

  codeOf(row: number): number {
    const { words, wide, slots } = this;
    const low = words[wide ? 2 * row : row] as number;
    const high = wide ? (words[2 * row + 1] as number) : 0;
    const mask = slots.length - 1;
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

  /** Adds the value of a row without a look for it. */
  add(row: number): number {
    this.rows[this.size] = row;
    if (this.size * 2 >= this.slots.length) this.grow();
    return this.size++;
  }

  private grow(): void {
    const larger = new Uint32Array(this.slots.length * 4);
    const mask = larger.length - 1;
    for (const codePlusOne of this.slots) {
      if (codePlusOne === 0) continue;
      const row = this.rows[codePlusOne - 1] as number;
      let slot = this.hashOf(row) & mask;
      while (larger[slot] !== 0) slot = (slot + 1) & mask;
      larger[slot] = codePlusOne;
    }
    this.slots = larger;
  }

  private hashOf(row: number): number {
    return this.wide
      ? hash(this.words[2 * row] as number, this.words[2 * row + 1] as number)
      : hash(this.words[row] as number, 0);
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
