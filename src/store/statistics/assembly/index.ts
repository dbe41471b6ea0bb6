// The filters of texts of Latin-1, as `hashTextAndTerms` and `bloomFilter` make them: see `../latin1-filters.ts`.

const SEED: u32 = 0x811c9dc5;
const PRIME: u32 = 0x01000193;

const LEAST_BYTES: u32 = 8;
const PROBES: u32 = 5;

/** Slots of a set to begin with, and how many times as many the next has when more than half are taken. */
const FIRST_SLOTS: u32 = 64;
const GROWTH: u32 = 4;

/** By character: its folded form, negated (all bits) where it belongs to no term. */
const folds = memory.data(256 << 1, 2);

export function foldsOfCharacters(): usize {
  return folds;
}

const PAGE_BITS: u32 = 16;
const base: usize = (__heap_base + 15) & ~15;
let top: usize = base;

/** So many bytes, which are the caller's until all are taken back. Traps where memory has come to its end. */
export function allocate(bytes: u32): usize {
  const at = top;
  const end = <u64>at + ((<u64>bytes + 15) & ~15);
  const pages = <i32>((end + 0xffff) >> PAGE_BITS) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  top = <usize>end;
  return at;
}

/** A set of hashes, by open addressing: 0 where a slot is free; the hash 0 is kept as 1. */
@unmanaged
class HashSet {
  slots: usize;
  count: u32;
  size: u32;

  open(): void {
    this.size = 0;
    this.count = FIRST_SLOTS;
    this.slots = emptySlots(FIRST_SLOTS);
  }

  add(hash: u32): void {
    if (this.size * 2 >= this.count) this.grow();
    if (insert(this.slots, this.count - 1, hash === 0 ? 1 : hash)) this.size++;
  }

  grow(): void {
    const count = this.count * GROWTH;
    const slots = emptySlots(count);
    for (let i: u32 = 0; i < this.count; i++) {
      const hash = load<u32>(this.slots + (i << 2));
      if (hash !== 0) insert(slots, count - 1, hash);
    }
    this.slots = slots;
    this.count = count;
  }
}

function emptySlots(count: u32): usize {
  const slots = allocate(count << 2);
  memory.fill(slots, 0, count << 2);
  return slots;
}

/** Whether the hash was not there yet. */
function insert(slots: usize, mask: u32, hash: u32): bool {
  let slot = hash & mask;
  while (true) {
    const at = slots + (slot << 2);
    const found = load<u32>(at);
    if (found === hash) return false;
    if (found === 0) {
      store<u32>(at, hash);
      return true;
    }
    slot = (slot + 1) & mask;
  }
}

const terms = changetype<HashSet>(memory.data(offsetof<HashSet>(), 4));
const values = changetype<HashSet>(memory.data(offsetof<HashSet>(), 4));

/** Takes all memory back; there are no hashes any more. */
export function open(): void {
  top = base;
  terms.open();
  values.open();
}

export function addTerm(hash: u32): void {
  terms.add(hash);
}

export function addValue(hash: u32): void {
  values.add(hash);
}

function finished(hash: u32): u32 {
  let h = (hash ^ (hash >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}

/**
 * Adds the hashes of texts that are not empty, one behind the other from `at` on, and of their terms.
 * @param ends of each text, 4 bytes each, counted from `start` at the first
 * @returns how many are empty
 */
export function addTexts(at: usize, start: u32, ends: usize, count: u32): u32 {
  let empty: u32 = 0;
  const origin = at - start;
  for (let i: u32 = 0; i < count; i++) {
    const end = origin + load<u32>(ends + (i << 2));
    if (at === end) empty++;
    else addText(at, end);
    at = end;
  }
  return empty;
}

function addText(at: usize, end: usize): void {
  let whole = SEED;
  while (at < end) {
    let folded: i32 = load<i16>(folds + ((<usize>load<u8>(at++)) << 1));
    if (folded < 0) {
      whole = (whole ^ ~folded) * PRIME;
      continue;
    }
    let term = SEED;
    while (true) {
      whole = (whole ^ folded) * PRIME;
      term = (term ^ folded) * PRIME;
      if (at === end) break;
      folded = load<i16>(folds + ((<usize>load<u8>(at)) << 1));
      if (folded < 0) break;
      at++;
    }
    terms.add(finished(term));
  }
  values.add(finished(whole));
}

/** Where the filter made last is, and its length. */
let filter: usize = 0;
let filterBytes: u32 = 0;

export function placeOfFilter(): usize {
  return filter;
}

export function bytesOfFilter(): u32 {
  return filterBytes;
}

export function filterTerms(): void {
  filterOf(terms);
}

export function filterValues(): void {
  filterOf(values);
}

function filterOf(hashes: HashSet): void {
  filterBytes = max(LEAST_BYTES, hashes.size);
  filter = allocate(filterBytes);
  memory.fill(filter, 0, filterBytes);
  for (let slot: u32 = 0; slot < hashes.count; slot++) {
    const hash = load<u32>(hashes.slots + (slot << 2));
    if (hash === 0) continue;
    const step = ((hash ^ (hash >> 15)) * 0x2c1b3c6d) | 1;
    let place = hash;
    for (let i: u32 = 0; i < PROBES; i++) {
      const bit = <u32>Math.floor((<f64>place / 4294967296.0) * <f64>filterBytes * 8);
      const at = filter + (bit >> 3);
      store<u8>(at, load<u8>(at) | ((<u8>1) << (<u8>(bit & 7))));
      place += step;
    }
  }
}
