// The names of the fields of a file as bytes, numbered as they come, so that no string is made for a name seen before.

// What is known of a value lies together in its slot, since most lookups find it nowhere near in memory.
const HASH = 0;
const START = 1;
const LENGTH = 2;
/** The number of the value plus one; 0 where the slot is free. */
const CODE = 3;
const STRIDE_BITS = 2;
const STRIDE = 1 << STRIDE_BITS;

/** Strings up to this length are compared and copied here, longer ones by the runtime. */
const SHORT = 128;

const PRIME = 0x9e3779b1;

/** A hash of the bytes from `start` to `end`, in words of four bytes. */
export function hashOf(view: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), PRIME);
    hash ^= hash >>> 15;
  }
  for (; at < end; at++) {
    hash = Math.imul(hash ^ view.getUint8(at), PRIME);
    hash ^= hash >>> 15;
  }
  return hash;
}

export class NameDictionary {
  size = 0;
  /** The bytes of all values, one behind the other. */
  private arena: Buffer;
  private view: DataView;
  private used = 0;
  /** By number: the place behind the value. */
  private ends: Int32Array;
  /** Open addressing, half of it free. */
  private slots: Int32Array;

  constructor(capacity = 256, bytes = 4096) {
    this.arena = Buffer.alloc(bytes);
    this.view = viewOf(this.arena);
    this.ends = new Int32Array(capacity);
    this.slots = new Int32Array((1 << (32 - Math.clz32(capacity * 2 - 1))) * STRIDE);
  }

  /**
   * The number of the byte string `start` to `end`, a new one (`size` before the call) where it was not seen before.
   * @param view of all of `bytes`
   * @param hash the same for equal strings; strings of different hashes are never taken for the same
   */
  code(bytes: Buffer, view: DataView, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - STRIDE;
    const length = end - start;
    let slot = (hash << STRIDE_BITS) & mask;
    for (;;) {
      const code = (slots[slot + CODE] as number) - 1;
      if (code < 0) return this.add(bytes, start, end, hash, slot);
      if (slots[slot + HASH] === hash && slots[slot + LENGTH] === length) {
        if (this.equals(slots[slot + START] as number, bytes, view, start, length)) return code;
      }
      slot = (slot + STRIDE) & mask;
    }
  }

  /** Whether the value of this number stands at `at`. */
  isAt(code: number, bytes: Buffer, view: DataView, at: number): boolean {
    const start = this.startOf(code);
    return this.equals(start, bytes, view, at, (this.ends[code] as number) - start);
  }

  lengthOf(code: number): number {
    return (this.ends[code] as number) - this.startOf(code);
  }

  private startOf(code: number): number {
    return code === 0 ? 0 : (this.ends[code - 1] as number);
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
    const code = this.size++;
    this.ends[code] = this.used;
    const { slots } = this;
    slots[slot + HASH] = hash;
    slots[slot + START] = from;
    slots[slot + LENGTH] = end - start;
    slots[slot + CODE] = this.size;
    if (this.size === this.ends.length) this.grow();
    return code;
  }

  private growArena(): void {
    const arena = Buffer.alloc(Math.max(this.used, this.arena.length * 2));
    this.arena.copy(arena);
    this.arena = arena;
    this.view = viewOf(arena);
  }

  private grow(): void {
    const ends = new Int32Array(this.ends.length * 2);
    ends.set(this.ends);
    this.ends = ends;
    const { slots: old } = this;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - STRIDE;
    for (let at = 0; at < old.length; at += STRIDE) {
      if (old[at + CODE] === 0) continue;
      let slot = ((old[at + HASH] as number) << STRIDE_BITS) & mask;
      while (slots[slot + CODE] !== 0) slot = (slot + STRIDE) & mask;
      for (let i = 0; i < STRIDE; i++) slots[slot + i] = old[at + i] as number;
    }
    this.slots = slots;
  }

  text(code: number): string {
    return this.arena.toString('utf8', this.startOf(code), this.ends[code]);
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
