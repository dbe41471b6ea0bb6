// The distinct byte strings of a column, numbered as they come, so that no string is made for a value seen before.

import { isAscii } from 'node:buffer';

// What is known of an entry lies together, since most lookups find it nowhere near in memory.
const HASH = 0;
const START = 1;
const LENGTH = 2;
const STRIDE = 4;

/** Strings up to this length are compared and copied here, longer ones by the runtime. */
const SHORT = 128;

export class ByteDictionary {
  size = 0;
  /** The bytes of all entries, one behind the other. */
  private arena: Buffer;
  private view: DataView;
  private used = 0;
  private entries: Int32Array;
  /** Open addressing: the number of an entry plus one, 0 where there is none. */
  private slots: Int32Array;

  constructor(capacity = 256, bytes = 4096) {
    this.arena = Buffer.alloc(bytes);
    this.view = viewOf(this.arena);
    this.entries = new Int32Array(capacity * STRIDE);
    this.slots = new Int32Array(1 << (32 - Math.clz32(capacity * 2 - 1)));
  }

  /** Memory that the values take, and that is kept for more. */
  get byteLength(): number {
    return this.arena.length + this.entries.byteLength + this.slots.byteLength;
  }

  /**
   * The number of the byte string `start` to `end`, a new one (`size` before the call) where it was not seen before.
   * @param view of all of `bytes`
   */
  code(bytes: Buffer, view: DataView, start: number, end: number, hash: number): number {
    const { slots, entries } = this;
    const mask = slots.length - 1;
    const length = end - start;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = (slots[slot] as number) - 1;
      if (entry < 0) return this.add(bytes, start, end, hash, slot);
      const at = entry * STRIDE;
      if (entries[at + HASH] === hash && entries[at + LENGTH] === length) {
        if (this.equals(entries[at + START] as number, bytes, view, start, length)) return entry;
      }
      slot = (slot + 1) & mask;
    }
  }

  private equals(from: number, bytes: Buffer, view: DataView, start: number, length: number): boolean {
    if (length > SHORT) return this.arena.compare(bytes, start, start + length, from, from + length) === 0;
    const own = this.view;
    let i = 0;
    for (; i + 4 <= length; i += 4) if (own.getInt32(from + i) !== view.getInt32(start + i)) return false;
    for (; i < length; i++) if (own.getUint8(from + i) !== view.getUint8(start + i)) return false;
    return true;
  }

  private add(bytes: Buffer, start: number, end: number, hash: number, slot: number): number {
    const from = this.used;
    this.used += end - start;
    if (this.used > this.arena.length) this.growArena();
    if (end - start > SHORT) bytes.copy(this.arena, from, start, end);
    else for (let i = start, to = from; i < end; i++, to++) this.arena[to] = bytes[i] as number;
    const entry = this.size++;
    const at = entry * STRIDE;
    this.entries[at + HASH] = hash;
    this.entries[at + START] = from;
    this.entries[at + LENGTH] = end - start;
    this.slots[slot] = entry + 1;
    if (at + STRIDE === this.entries.length) this.growEntries();
    return entry;
  }

  /** Forgets all values and keeps the room. */
  clear(): void {
    this.size = 0;
    this.used = 0;
    this.slots.fill(0);
  }

  private growArena(): void {
    const arena = Buffer.alloc(Math.max(this.used, this.arena.length * 2));
    this.arena.copy(arena);
    this.arena = arena;
    this.view = viewOf(arena);
  }

  private growEntries(): void {
    const entries = new Int32Array(this.entries.length * 2);
    entries.set(this.entries);
    this.entries = entries;
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      const hash = entries[entry * STRIDE + HASH] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.slots = slots;
  }

  text(entry: number): string {
    const start = this.entries[entry * STRIDE + START] as number;
    return this.arena.toString('utf8', start, start + (this.entries[entry * STRIDE + LENGTH] as number));
  }

  /** All values, by number, as bytes behind an empty one; undefined where a byte is not ASCII. */
  ascii(): { bytes: Uint8Array; ends: Uint32Array } | undefined {
    const bytes = new Uint8Array(this.arena.subarray(0, this.used));
    if (!isAscii(bytes)) return undefined;
    const ends = new Uint32Array(this.size + 1);
    for (let entry = 0, end = 0; entry < this.size; entry++) {
      end += this.entries[entry * STRIDE + LENGTH] as number;
      ends[entry + 1] = end;
    }
    return { bytes, ends };
  }

  /** All values, by number. */
  texts(): string[] {
    const texts: string[] = new Array(this.size);
    // ASCII bytes are Latin-1 too, and Latin-1 is the cheaper to decode.
    const encoding = isAscii(this.arena.subarray(0, this.used)) ? 'latin1' : 'utf8';
    for (let entry = 0, at = 0; entry < texts.length; entry++, at += STRIDE) {
      const start = this.entries[at + START] as number;
      texts[entry] = this.arena.toString(encoding, start, start + (this.entries[at + LENGTH] as number));
    }
    return texts;
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
