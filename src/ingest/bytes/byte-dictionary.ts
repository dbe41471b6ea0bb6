// The distinct byte strings of a column, numbered as they come, so that no string is made for a value seen before.

import { isAscii } from 'node:buffer';

const GROWTH = 2;

/** Strings up to this length are compared here, longer ones by the runtime. */
const SHORT = 96;

export class ByteDictionary {
  size = 0;
  private arena: Buffer;
  private ends: Uint32Array;
  private hashes: Int32Array;
  /** Open addressing: the number of an entry plus one, 0 where there is none. */
  private slots: Int32Array;
  private mask: number;

  constructor(entries = 256, bytes = 4096) {
    const slots = 1 << (32 - Math.clz32(entries * 2 - 1));
    this.arena = Buffer.allocUnsafe(bytes);
    this.ends = new Uint32Array(entries + 1);
    this.hashes = new Int32Array(entries);
    this.slots = new Int32Array(slots);
    this.mask = slots - 1;
  }

  /** The bytes that the distinct values take. */
  get byteLength(): number {
    return this.ends[this.size] as number;
  }

  /** The number of this byte string, a new one (`size` before the call) where it was not seen before. */
  code(bytes: Buffer, start: number, end: number, hash: number): number {
    const { slots, mask, hashes } = this;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = (slots[slot] as number) - 1;
      if (entry < 0) return this.add(bytes, start, end, hash, slot);
      if (hashes[entry] === hash && this.equals(entry, bytes, start, end)) return entry;
      slot = (slot + 1) & mask;
    }
  }

  private equals(entry: number, bytes: Buffer, start: number, end: number): boolean {
    const from = this.ends[entry] as number;
    const to = this.ends[entry + 1] as number;
    const length = end - start;
    if (to - from !== length) return false;
    const { arena } = this;
    if (length > SHORT) return arena.compare(bytes, start, end, from, to) === 0;
    for (let i = 0; i < length; i++) if (arena[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private add(bytes: Buffer, start: number, end: number, hash: number, slot: number): number {
    const entry = this.size;
    const from = this.ends[entry] as number;
    const to = from + end - start;
    if (to > this.arena.length) this.growArena(to);
    if (end - start > SHORT) bytes.copy(this.arena, from, start, end);
    else for (let i = start, j = from; i < end; i++, j++) this.arena[j] = bytes[i] as number;
    this.hashes[entry] = hash;
    this.slots[slot] = entry + 1;
    this.size++;
    if (this.size === this.hashes.length) this.growEntries();
    this.ends[entry + 1] = to;
    return entry;
  }

  /** Forgets all values and keeps the room. */
  clear(): void {
    this.size = 0;
    this.slots.fill(0);
  }

  private growArena(needed: number): void {
    const arena = Buffer.allocUnsafe(Math.max(needed, this.arena.length * GROWTH));
    this.arena.copy(arena, 0, 0, this.byteLength);
    this.arena = arena;
  }

  private growEntries(): void {
    const entries = this.hashes.length * GROWTH;
    const ends = new Uint32Array(entries + 1);
    ends.set(this.ends);
    this.ends = ends;
    const hashes = new Int32Array(entries);
    hashes.set(this.hashes);
    this.hashes = hashes;
    const slots = new Int32Array(this.slots.length * GROWTH);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      const hash = hashes[entry] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.slots = slots;
    this.mask = mask;
  }

  text(entry: number): string {
    return this.arena.toString('utf8', this.ends[entry], this.ends[entry + 1]);
  }

  /** All values, by number. */
  texts(): string[] {
    const texts: string[] = new Array(this.size);
    // ASCII bytes are Latin-1 too, and Latin-1 is the cheaper to decode.
    const encoding = isAscii(this.arena.subarray(0, this.byteLength)) ? 'latin1' : 'utf8';
    for (let entry = 0; entry < texts.length; entry++) {
      const [from, to] = [this.ends[entry] as number, this.ends[entry + 1] as number];
      texts[entry] = this.arena.toString(encoding, from, to);
    }
    return texts;
  }
}
