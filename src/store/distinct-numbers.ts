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
  const rows = new Uint32Array(length);
  const codes = new Uint32Array(length);
  const size = numberPlaces(wordsOf(data), nulls, base, places, rows, codes);
  return { rows: rows.slice(0, size), codes };
}

/** Fills `rows` and `codes`; how many values are distinct. */
function numberPlaces(
  { array, shift }: Words,
  nulls: Uint8Array | null,
  base: number,
  places: number,
  rows: Uint32Array,
  codes: Uint32Array,
): number {
  // The code of each value plus one; 0 where it has none yet. The place of null is behind all values.
  const table = new Uint32Array(places + 1);
  let size = 0;
  for (let row = 0; row < codes.length; row++) {
    const place = nulls !== null && nulls[row] === 1 ? places : ((array[row << shift] as number) - base) >>> 0;
    let code = table[place] as number;
    if (code === 0) {
      rows[size] = row;
      code = ++size;
      table[place] = code;
    }
    codes[row] = code - 1;
  }
  return size;
}

/** By open addressing: a slot holds the row at which its value stands first plus one, or 0. */
function hashed({ nulls, length, data }: NumberValues): DistinctNumbers {
  const words = wordsOf(data);
  const rows = new Uint32Array(length);
  const codes = new Uint32Array(length);
  const firstNull = nulls?.indexOf(1) ?? -1;
  let slots = new Uint32Array(FIRST_SLOTS);
  let size = 0;
  for (let next = 0; next < length; ) {
    size = numberFrom(next, size, words, nulls, firstNull, slots, rows, codes);
    next = isFull(size, slots) ? (rows[size - 1] as number) + 1 : length;
    if (next < length) slots = slotsOf(rows.subarray(0, size), words, nulls, slots.length * GROWTH);
  }
  return { rows: rows.slice(0, size), codes };
}

function isFull(size: number, slots: Uint32Array): boolean {
  return size * 2 > slots.length;
}

/**
 * Fills `codes` from a row on, and `rows` from `size` on, to the end or to the value with which the slots are full.
 * @returns how many values are distinct up to there
 */
function numberFrom(
  from: number,
  size: number,
  words: Words,
  nulls: Uint8Array | null,
  firstNull: number,
  slots: Uint32Array,
  rows: Uint32Array,
  codes: Uint32Array,
): number {
  let count = size;
  for (let row = from; row < codes.length; row++) {
    const slot = nulls !== null && nulls[row] === 1 ? -1 : slotOf(row, words, slots);
    const first = slot < 0 ? firstNull : (slots[slot] as number) - 1;
    if (first >= 0 && first !== row) {
      codes[row] = codes[first] as number;
      continue;
    }
    if (slot >= 0) slots[slot] = row + 1;
    codes[row] = count;
    rows[count++] = row;
    if (isFull(count, slots)) break;
  }
  return count;
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
