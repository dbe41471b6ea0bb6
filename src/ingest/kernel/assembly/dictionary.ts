// The distinct byte strings of a column, numbered from 1 as they come; 0 is for rows without one.

import { copy, equals, hashOf, isBeyondAscii } from './bytes';
import { BYTES_OF_GUESSES, createGuesses, Guesses, releaseGuesses } from './guesses';
import { allocate, enlarge, release } from './memory';

const FIRST_VALUES: u32 = 256;
const FIRST_BYTES: u32 = 4096;

/** Slots for each value that there is room for. */
const SLOTS_OF_VALUE: u32 = 2;

/** Makes the hashes of fields of different kinds different, so that `"1"` and `1` are two values. */
const KIND_SALT: u32 = 0x9e3779b1;

@unmanaged
export class Dictionary {
  size: u32;
  /** The bytes of all values, one behind the other. */
  arena: usize;
  room: u32;
  used: u32;
  isAscii: bool;
  /** By number: the place behind the value. */
  ends: usize;
  /** By number: what kind of field it was. */
  kinds: usize;
  capacity: u32;
  /**
   * Open addressing, half of it free. A slot holds the number of a value in the bits of `mask`, and those bits of its hash that
   * `mask` has not; it is 0 where it is free. Slots are small, since most look-ups find theirs nowhere near in memory.
   */
  slots: usize;
  mask: u32;
  guesses: Guesses;
}

export function createDictionary(): Dictionary {
  const dictionary = changetype<Dictionary>(allocate(offsetof<Dictionary>()));
  open(dictionary);
  return dictionary;
}

function open(dictionary: Dictionary): void {
  dictionary.size = 0;
  dictionary.used = 0;
  dictionary.isAscii = true;
  dictionary.room = FIRST_BYTES;
  dictionary.arena = allocate(FIRST_BYTES);
  dictionary.capacity = FIRST_VALUES;
  dictionary.ends = allocate((FIRST_VALUES + 1) << 2);
  store<u32>(dictionary.ends, 0);
  dictionary.kinds = allocate(FIRST_VALUES + 1);
  dictionary.mask = FIRST_VALUES * SLOTS_OF_VALUE - 1;
  dictionary.slots = allocate(bytesOfSlots(dictionary));
  dictionary.guesses = createGuesses();
  memory.fill(dictionary.slots, 0, bytesOfSlots(dictionary));
}

function bytesOfSlots(dictionary: Dictionary): u32 {
  return (dictionary.mask + 1) << 2;
}

/** Forgets all values and gives their memory back. */
export function releaseDictionary(dictionary: Dictionary): void {
  release(dictionary.arena, dictionary.room);
  release(dictionary.ends, (dictionary.capacity + 1) << 2);
  release(dictionary.kinds, dictionary.capacity + 1);
  release(dictionary.slots, bytesOfSlots(dictionary));
  releaseGuesses(dictionary.guesses);
  open(dictionary);
}

/** Forgets all values and keeps the room. */
export function clearDictionary(dictionary: Dictionary): void {
  dictionary.size = 0;
  dictionary.used = 0;
  dictionary.isAscii = true;
  memory.fill(dictionary.slots, 0, bytesOfSlots(dictionary));
  dictionary.guesses.forget();
}

/** Memory that the values take, and that is kept for more. */
export function dictionaryBytes(dictionary: Dictionary): u32 {
  return dictionary.room + dictionary.capacity * 5 + bytesOfSlots(dictionary) + BYTES_OF_GUESSES;
}

export function dictionarySize(dictionary: Dictionary): u32 {
  return dictionary.size;
}

export function dictionaryIsAscii(dictionary: Dictionary): bool {
  return dictionary.isAscii;
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

/** The slot in which values of this hash are looked for first: whoever reads it has it near from then on. */
export function firstSlot(dictionary: Dictionary, hash: u32): u32 {
  return load<u32>(dictionary.slots + ((hash & dictionary.mask) << 2));
}

/** Something of the text whose number is in a slot, as `firstSlot` of the slot. */
export function firstByte(dictionary: Dictionary, slot: u32): u32 {
  const code = max(slot & dictionary.mask, 1);
  return load<u8>(dictionaryText(dictionary, code));
}

/** The place of the slot of a byte string of this hash, or of the free one for it. */
function slotOf(dictionary: Dictionary, at: usize, length: u32, hash: u32): usize {
  const slots = dictionary.slots;
  const mask = dictionary.mask;
  let index = hash & mask;
  while (true) {
    const place = slots + (index << 2);
    const slot = load<u32>(place);
    if (slot === 0) return place;
    if (((slot ^ hash) & ~mask) === 0 && isText(dictionary, slot & mask, at, length)) return place;
    index = (index + 1) & mask;
  }
}

function isText(dictionary: Dictionary, code: u32, at: usize, length: u32): bool {
  const start = load<u32>(dictionary.ends + ((code - 1) << 2));
  const end = load<u32>(dictionary.ends + (code << 2));
  return end - start === length && equals(dictionary.arena + start, at, length);
}

/** Whether the value of this number is a byte string that is this kind of field. */
export function isValue(dictionary: Dictionary, code: u32, at: usize, length: u32, kind: u8): bool {
  return load<u8>(dictionary.kinds + code) === kind && isText(dictionary, code, at, length);
}

/** The number of a byte string, a new one where it was not seen before as this kind of field. */
export function codeOf(dictionary: Dictionary, at: usize, length: u32, kind: u8, hash: u32): u32 {
  const place = slotOf(dictionary, at, length, hash);
  const slot = load<u32>(place);
  return slot !== 0 ? slot & dictionary.mask : add(dictionary, at, length, kind, hash, place);
}

/** Where the value of this number begins. */
export function dictionaryText(dictionary: Dictionary, code: u32): usize {
  return dictionary.arena + load<u32>(dictionary.ends + ((code - 1) << 2));
}

/** The number of a byte string; 0 where it is not there. */
export function findCode(dictionary: Dictionary, at: usize, length: u32, kind: u8): u32 {
  return load<u32>(slotOf(dictionary, at, length, hashOfField(at, length, kind))) & dictionary.mask;
}

/** As `codeOf`, for the caller outside. */
export function putValue(dictionary: Dictionary, at: usize, length: u32, kind: u32): u32 {
  return codeOf(dictionary, at, length, <u8>kind, hashOfField(at, length, <u8>kind));
}

function add(dictionary: Dictionary, at: usize, length: u32, kind: u8, hash: u32, place: usize): u32 {
  const start = dictionary.used;
  const used = start + length;
  if (used > dictionary.room) growArena(dictionary, used);
  copy(dictionary.arena + start, at, length);
  if (isBeyondAscii(at, length)) dictionary.isAscii = false;
  dictionary.used = used;
  const code = ++dictionary.size;
  if (code > dictionary.capacity) {
    grow(dictionary);
    place = freeSlot(dictionary, hash);
  }
  store<u32>(dictionary.ends + (code << 2), used);
  store<u8>(dictionary.kinds + code, kind);
  store<u32>(place, (hash & ~dictionary.mask) | code);
  return code;
}

/** The place of the free slot for a new value of this hash. */
function freeSlot(dictionary: Dictionary, hash: u32): usize {
  const mask = dictionary.mask;
  let index = hash & mask;
  while (load<u32>(dictionary.slots + (index << 2)) !== 0) index = (index + 1) & mask;
  return dictionary.slots + (index << 2);
}

function growArena(dictionary: Dictionary, used: u32): void {
  const room = max(used, dictionary.room * 2);
  dictionary.arena = enlarge(dictionary.arena, dictionary.room, room, dictionary.used);
  dictionary.room = room;
}

/** Makes room for twice as many values; there are `capacity` of them. */
function grow(dictionary: Dictionary): void {
  const old = dictionary.capacity;
  const capacity = old * 2;
  dictionary.capacity = capacity;
  dictionary.ends = enlarge(dictionary.ends, (old + 1) << 2, (capacity + 1) << 2, (old + 1) << 2);
  dictionary.kinds = enlarge(dictionary.kinds, old + 1, capacity + 1, old + 1);
  release(dictionary.slots, bytesOfSlots(dictionary));
  dictionary.mask = capacity * SLOTS_OF_VALUE - 1;
  dictionary.slots = allocate(bytesOfSlots(dictionary));
  memory.fill(dictionary.slots, 0, bytesOfSlots(dictionary));
  for (let code: u32 = 1; code <= old; code++) {
    const start = load<u32>(dictionary.ends + ((code - 1) << 2));
    const length = load<u32>(dictionary.ends + (code << 2)) - start;
    const hash = hashOfField(dictionary.arena + start, length, load<u8>(dictionary.kinds + code));
    store<u32>(freeSlot(dictionary, hash), (hash & ~dictionary.mask) | code);
  }
}
