// The distinct values of a column of numbers. Whole numbers of a small range have a table with a place for each; all
// others are found in a hash table over their bits: a map of bigints would make an object of each value.

import type { NumberValues } from './encodings/encoding.js';
import type { Range } from './encodings/range.js';
import { lowerWord, type Words, wordsOf } from './encodings/words.js';

export interface DistinctNumbers {
  /** The rows at which the distinct values, null among them, stand first. */
  readonly rows: Uint32Array;
  /** For each row the place of its value in `rows`. */
  readonly codes: Uint32Array;
}

/** How many places a table may have for each row of the column. */
const PLACES_A_ROW = 4;

/** Slots of a hash table to begin with, and how many times as many the next has when more than half are taken. */
const FIRST_SLOTS = 4096;
const GROWTH = 4;

/**
 * Values are distinct where their bits are: 0 and -0 are two, and a NaN is one where all have the same bits.
 * @param range of the column, as `rangeOf` gives it
 * @returns null where all rows differ
 */
export function distinctNumbers(column: NumberValues, range: Range | null): DistinctNumbers | null {
  if (range?.isMonotonic === true) return null;
  const places = range === null ? Number.POSITIVE_INFINITY : Number(range.max - range.min) + 1;
  const found =
    range !== null && places <= column.length * PLACES_A_ROW
      ? placed(column, lowerWord(range.min), places)
      : hashed(column);
  return found.rows.length === column.length ? null : found;
}

/** @param base the lower word of the least value */
function placed({ nulls, length, data }: NumberValues, base: number, places: number): DistinctNumbers {
  const { array, shift } = wordsOf(data);
  const rows = new Uint32Array(length);
  const codes = new Uint32Array(length);
  // The code of each value plus one; 0 where it has none yet. The place of null is behind all values.
  const table = new Uint32Array(places + 1);
  let size = 0;
  for (let row = 0; row < length; row++) {
    const place = nulls !== null && nulls[row] === 1 ? places : ((array[row << shift] as number) - base) >>> 0;
    let code = table[place] as number;
    if (code === 0) {
      rows[size] = row;
      code = ++size;
      table[place] = code;
    }
    codes[row] = code - 1;
  }
  return { rows: rows.slice(0, size), codes };
}

/** By open addressing: a slot holds the row at which its value stands first plus one, or 0. */
function hashed({ nulls, length, data }: NumberValues): DistinctNumbers {
  const words = wordsOf(data);
  const rows = new Uint32Array(length);
  const codes = new Uint32Array(length);
  let slots = new Uint32Array(FIRST_SLOTS);
  let nullCode = -1;
  let size = 0;
  for (let row = 0; row < length; row++) {
    if (nulls !== null && nulls[row] === 1) {
      if (nullCode < 0) {
        nullCode = size;
        rows[size++] = row;
      }
      codes[row] = nullCode;
      continue;
    }
    const slot = slotOf(row, words, slots);
    const first = (slots[slot] as number) - 1;
    if (first >= 0) {
      codes[row] = codes[first] as number;
      continue;
    }
    slots[slot] = row + 1;
    codes[row] = size;
    rows[size++] = row;
    if (size * 2 > slots.length) slots = slotsOf(rows.subarray(0, size), words, nulls, slots.length * GROWTH);
  }
  return { rows: rows.slice(0, size), codes };
}

/** So many slots, with these rows of different values. */
function slotsOf(rows: Uint32Array, words: Words, nulls: Uint8Array | null, count: number): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(count);
  for (const row of rows) if (nulls?.[row] !== 1) slots[slotOf(row, words, slots)] = row + 1;
  return slots;
}

/** The slot of the value of a row, or the one that it can take. */
function slotOf(row: number, { array, shift }: Words, slots: Uint32Array): number {
  const low = array[row << shift] as number;
  const high = array[(row << shift) | shift] as number;
  const mask = slots.length - 1;
  for (let slot = hash(low, high) & mask; ; slot = (slot + 1) & mask) {
    const at = ((slots[slot] as number) - 1) << shift;
    if (at < 0 || (array[at] === low && array[at | shift] === high)) return slot;
  }
}

function hash(low: number, high: number): number {
  let h = Math.imul(low, 0x9e3779b1) ^ Math.imul(high ^ (high >>> 15), 0x85ebca77);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
