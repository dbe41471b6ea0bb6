// The distinct byte strings of a column, numbered from 1 as they come; 0 is for rows without one.

import { copy, equals, hashOf } from './bytes';
import { allocate, enlarge, release } from './memory';

const FIRST_VALUES: u32 = 256;
const FIRST_BYTES: u32 = 4096;

// What is known of a value lies together in its slot, since most look-ups find it nowhere near in memory.
const HASH: usize = 0;
const START: usize = 4;
const LENGTH: usize = 8;
/** The number of the value; 0 where the slot is free. */
const CODE: usize = 12;
const SLOT_BITS: u32 = 4;

/** Makes the hashes of fields of different kinds different, so that `"1"` and `1` are two values. */
const KIND_SALT: u32 = 0x9e3779b1;

@unmanaged
export class Dictionary {
  size: u32;
  /** The bytes of all values, one behind the other. */
  arena: usize;
  room: u32;
  used: u32;
  /** By number: the place behind the value. */
  ends: usize;
  /** By number: what kind of field it was. */
  kinds: usize;
  capacity: u32;
  /** Open addressing, half of it free. */
  slots: usize;
  mask: u32;
}

export function createDictionary(): Dictionary {
  const dictionary = changetype<Dictionary>(allocate(offsetof<Dictionary>()));
  open(dictionary);
  return dictionary;
}

function open(dictionary: Dictionary): void {
  dictionary.size = 0;
  dictionary.used = 0;
  dictionary.room = FIRST_BYTES;
  dictionary.arena = allocate(FIRST_BYTES);
  dictionary.capacity = FIRST_VALUES;
  dictionary.ends = allocate((FIRST_VALUES + 1) << 2);
  store<u32>(dictionary.ends, 0);
  dictionary.kinds = allocate(FIRST_VALUES + 1);
  dictionary.mask = FIRST_VALUES * 2 - 1;
  dictionary.slots = allocate((FIRST_VALUES * 2) << SLOT_BITS);
  memory.fill(dictionary.slots, 0, (FIRST_VALUES * 2) << SLOT_BITS);
}

/** Forgets all values and gives their memory back. */
export function releaseDictionary(dictionary: Dictionary): void {
  release(dictionary.arena, dictionary.room);
  release(dictionary.ends, (dictionary.capacity + 1) << 2);
  release(dictionary.kinds, dictionary.capacity + 1);
  release(dictionary.slots, (dictionary.mask + 1) << SLOT_BITS);
  open(dictionary);
}

/** Forgets all values and keeps the room. */
export function clearDictionary(dictionary: Dictionary): void {
  dictionary.size = 0;
  dictionary.used = 0;
  memory.fill(dictionary.slots, 0, (dictionary.mask + 1) << SLOT_BITS);
}

/** Memory that the values take, and that is kept for more. */
export function dictionaryBytes(dictionary: Dictionary): u32 {
  return dictionary.room + dictionary.capacity * 5 + ((dictionary.mask + 1) << SLOT_BITS);
}

export function dictionarySize(dictionary: Dictionary): u32 {
  return dictionary.size;
}

export function dictionaryArena(dictionary: Dictionary): usize {
  return dictionary.arena;
}

export function dictionaryEnds(dictionary: Dictionary): usize {
  return dictionary.ends;
}

export function dictionaryKinds(dictionary: Dictionary): usize {
  return dictionary.kinds;
}

/** The hash of a byte string that is this kind of field. */
export function hashOfField(at: usize, length: u32, kind: u8): u32 {
  return hashOf(at, length) ^ (<u32>kind * KIND_SALT);
}

/** Something of the slot in which values of this hash are looked for first: whoever reads it has it near from then on. */
export function glance(dictionary: Dictionary, hash: u32): u32 {
  return load<u32>(dictionary.slots + ((hash & dictionary.mask) << SLOT_BITS));
}

/** The slot of a byte string of this hash, or the free one for it. */
function slotOf(dictionary: Dictionary, at: usize, length: u32, hash: u32): usize {
  const slots = dictionary.slots;
  const arena = dictionary.arena;
  const mask = dictionary.mask;
  let slot = hash & mask;
  while (true) {
    const entry = slots + (slot << SLOT_BITS);
    if (load<u32>(entry, CODE) === 0) return entry;
    if (load<u32>(entry, HASH) === hash && load<u32>(entry, LENGTH) === length) {
      if (equals(arena + load<u32>(entry, START), at, length)) return entry;
    }
    slot = (slot + 1) & mask;
  }
}

/** The number of a byte string, a new one where it was not seen before as this kind of field. */
export function codeOf(dictionary: Dictionary, at: usize, length: u32, kind: u8, hash: u32): u32 {
  const entry = slotOf(dictionary, at, length, hash);
  const code = load<u32>(entry, CODE);
  return code !== 0 ? code : add(dictionary, at, length, kind, hash, entry);
}

/** Where the value of this number begins. */
export function dictionaryText(dictionary: Dictionary, code: u32): usize {
  return dictionary.arena + load<u32>(dictionary.ends + ((code - 1) << 2));
}

/** The number of a byte string; 0 where it is not there. */
export function findCode(dictionary: Dictionary, at: usize, length: u32, kind: u8): u32 {
  return load<u32>(slotOf(dictionary, at, length, hashOfField(at, length, kind)), CODE);
}

/** As `codeOf`, for the caller outside. */
export function putValue(dictionary: Dictionary, at: usize, length: u32, kind: u32): u32 {
  return codeOf(dictionary, at, length, <u8>kind, hashOfField(at, length, <u8>kind));
}

function add(dictionary: Dictionary, at: usize, length: u32, kind: u8, hash: u32, entry: usize): u32 {
  const start = dictionary.used;
  const used = start + length;
  if (used > dictionary.room) growArena(dictionary, used);
  copy(dictionary.arena + start, at, length);
  dictionary.used = used;
  const code = ++dictionary.size;
  store<u32>(dictionary.ends + (code << 2), used);
  store<u8>(dictionary.kinds + code, kind);
  store<u32>(entry, hash, HASH);
  store<u32>(entry, start, START);
  store<u32>(entry, length, LENGTH);
  store<u32>(entry, code, CODE);
  if (code === dictionary.capacity) grow(dictionary);
  return code;
}

function growArena(dictionary: Dictionary, used: u32): void {
  const room = max(used, dictionary.room * 2);
  dictionary.arena = enlarge(dictionary.arena, dictionary.room, room, dictionary.used);
  dictionary.room = room;
}

function grow(dictionary: Dictionary): void {
  const old = dictionary.capacity;
  const capacity = old * 2;
  dictionary.capacity = capacity;
  dictionary.ends = enlarge(dictionary.ends, (old + 1) << 2, (capacity + 1) << 2, (old + 1) << 2);
  dictionary.kinds = enlarge(dictionary.kinds, old + 1, capacity + 1, old + 1);
  const from = dictionary.slots;
  const bytes = (dictionary.mask + 1) << SLOT_BITS;
  const mask = capacity * 2 - 1;
  const slots = allocate(bytes * 2);
  memory.fill(slots, 0, bytes * 2);
  for (let entry = from; entry < from + bytes; entry += 1 << SLOT_BITS) {
    const hash = load<u32>(entry, HASH);
    if (load<u32>(entry, CODE) === 0) continue;
    let slot = hash & mask;
    while (load<u32>(slots + (slot << SLOT_BITS), CODE) !== 0) slot = (slot + 1) & mask;
    v128.store(slots + (slot << SLOT_BITS), v128.load(entry));
  }
  release(from, bytes);
  dictionary.slots = slots;
  dictionary.mask = mask;
}
