// Reads the values of a list into a column of the block's rows. What is not read is declined: its place in the list is noted.

import { Block, List, listOf, NESTED, NULL } from './block';
import { equals } from './bytes';
import { codeOf, Dictionary, firstByte, firstSlot, hashOfField, isValue } from './dictionary';
import { readTime } from './times';
import { readBool, readInt, readLong, readReal } from './values';

/** What a column of fixed size holds. */
const BOOL: u32 = 0;
const INT: u32 = 1;
const LONG: u32 = 2;
const REAL: u32 = 3;
/** Values from which on those of a dictionary are not all near in memory. */
const FAR: u32 = 1024;
/** A column with fewer values tells too little of others. */
const LEAST_KEYS: u32 = 16;

/** How far the number of a row is shifted to the place of its value, by type. */
const WIDTH_BITS: StaticArray<u8> = [0, 2, 3, 3, 3];

/**
 * Puts the codes of texts to `codes`, 4 bytes a row of the block: 0 for rows without one.
 * @param keepsKinds whether `"1"` and `1` are two values; else nested JSON is declined
 * @returns how many values were declined
 */
export function readTexts(block: Block, field: u32, dictionary: Dictionary, keepsKinds: bool, codes: usize): u32 {
  const list = listOf(block, field);
  memory.fill(codes, 0, block.rows << 2);
  const declined = guessTexts(block, list, dictionary, keepsKinds, codes);
  hashTexts(block, list, dictionary, keepsKinds);
  findTexts(block, list, dictionary, keepsKinds, codes);
  if (!dictionary.guesses.judge(list.count, block.open) && dictionary.size >= LEAST_KEYS)
    memory.copy(block.keys, codes, block.rows << 2);
  return declined;
}

/** Takes the texts that are guessed; notes the places of the others. */
function guessTexts(block: Block, list: List, dictionary: Dictionary, keepsKinds: bool, codes: usize): u32 {
  const guesses = dictionary.guesses;
  const guessing = guesses.isWorthwhile();
  let declined: u32 = 0;
  let open: u32 = 0;
  for (let i: u32 = 0; i < list.count; i++) {
    const at: usize = load<u32>(list.starts + (i << 2));
    const length = load<u32>(list.ends + (i << 2)) - <u32>at;
    const kind = load<u8>(list.kinds + i);
    if (length === 0 || kind === NULL) continue;
    if (kind === NESTED && !keepsKinds) {
      decline(block, declined++, i);
      continue;
    }
    const row = load<u32>(list.rows + (i << 2)) << 2;
    const guess = guessing ? guesses.of(load<u32>(block.keys + row)) : 0;
    if (guess !== 0 && isValue(dictionary, guess, at, length, keepsKinds ? kind : 0)) store<u32>(codes + row, guess);
    else store<u32>(block.opens + (open++ << 2), i);
  }
  block.open = open;
  return declined;
}

/** Hashes the values that are open, and glances at what look-ups will read, before any is looked for: memory then fetches many at a time. */
function hashTexts(block: Block, list: List, dictionary: Dictionary, keepsKinds: bool): void {
  let seen: u32 = 0;
  for (let j: u32 = 0; j < block.open; j++) {
    const i = load<u32>(block.opens + (j << 2));
    const at: usize = load<u32>(list.starts + (i << 2));
    const length = load<u32>(list.ends + (i << 2)) - <u32>at;
    const hash = hashOfField(at, length, keepsKinds ? load<u8>(list.kinds + i) : 0);
    store<u32>(block.hashes + (j << 2), hash);
    seen ^= firstSlot(dictionary, hash);
  }
  // A smaller dictionary is near as it is.
  const far = dictionary.size >= FAR ? block.open : 0;
  for (let j: u32 = 0; j < far; j++) {
    seen ^= firstByte(dictionary, firstSlot(dictionary, load<u32>(block.hashes + (j << 2))));
  }
  block.glanced = seen;
}

/** Looks for the values that are open, and learns from them. */
function findTexts(block: Block, list: List, dictionary: Dictionary, keepsKinds: bool, codes: usize): void {
  const guesses = dictionary.guesses;
  const learning = guesses.isLearning();
  let code: u32 = 0;
  let last: usize = 0;
  let lastLength: u32 = 0;
  let lastHash: u32 = 0;
  for (let j: u32 = 0; j < block.open; j++) {
    const i = load<u32>(block.opens + (j << 2));
    const at: usize = load<u32>(list.starts + (i << 2));
    const length = load<u32>(list.ends + (i << 2)) - <u32>at;
    const kind = keepsKinds ? load<u8>(list.kinds + i) : 0;
    const row = load<u32>(list.rows + (i << 2)) << 2;
    const hash = load<u32>(block.hashes + (j << 2));
    // Often a value comes again at once.
    if (hash !== lastHash || length !== lastLength || !equals(at, last, length)) {
      code = codeOf(dictionary, at, length, kind, hash);
      last = at;
      lastLength = length;
      lastHash = hash;
    }
    store<u32>(codes + row, code);
    if (learning) guesses.learn(load<u32>(block.keys + row), code);
  }
}

/**
 * Puts values of a fixed size to `values`, and to `nulls`, a byte a row of the block, a 1 for rows without one, whose value is 0.
 * @param type of the column: a bool, an int, a long, a real, a time
 * @returns how many values were declined
 */
export function readFixed(block: Block, field: u32, type: u32, values: usize, nulls: usize): u32 {
  const list = listOf(block, field);
  memory.fill(nulls, 1, block.rows);
  memory.fill(values, 0, block.rows << WIDTH_BITS[type]);
  let declined: u32 = 0;
  for (let i: u32 = 0; i < list.count; i++) {
    const at: usize = load<u32>(list.starts + (i << 2));
    const end: usize = load<u32>(list.ends + (i << 2));
    const kind = load<u8>(list.kinds + i);
    if (at === end || kind === NULL) continue;
    const row = load<u32>(list.rows + (i << 2));
    if (kind !== NESTED && readValue(type, at, end, values, row)) store<u8>(nulls + row, 0);
    else decline(block, declined++, i);
  }
  return declined;
}

function readValue(type: u32, at: usize, end: usize, values: usize, row: u32): bool {
  if (type === BOOL) return readBool(at, end, values + row);
  if (type === INT) return readInt(at, end, values + (row << 2));
  if (type === LONG) return readLong(at, end, values + (row << 3));
  if (type === REAL) return readReal(at, end, values + (row << 3));
  return readTime(at, end, values + (row << 3));
}

/** Reads one value to `to`; false where it has not its usual form. */
export function readField(type: u32, at: usize, length: u32, to: usize): bool {
  return readValue(type, at, at + length, to, 0);
}

function decline(block: Block, count: u32, place: u32): void {
  store<u32>(block.declined + (count << 2), place);
}

/** Whether all rows of the block have a value of the field, and the same. */
export function isUniform(block: Block, field: u32): bool {
  const list = listOf(block, field);
  if (list.count !== block.rows) return false;
  const at: usize = load<u32>(list.starts);
  const length = load<u32>(list.ends) - <u32>at;
  for (let i: u32 = 1; i < list.count; i++) {
    const other: usize = load<u32>(list.starts + (i << 2));
    if (load<u32>(list.ends + (i << 2)) - <u32>other !== length || !equals(at, other, length)) return false;
  }
  return true;
}
