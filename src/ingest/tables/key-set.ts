// A set of texts that keeps 128 bits of the SHA-256 of each, 16 bytes instead of the text. Two different texts that are
// taken for one would cost an event: among a billion texts that has a chance of about one in 10^21, and nobody can make
// such texts on purpose.

import { hash } from 'node:crypto';

const FIRST_SLOTS = 1 << 10;
/** 32-bit words of a key. */
const WORDS = 4;

export class KeySet {
  /** Four words a slot, all 0 where it is free. */
  private slots = new Int32Array(WORDS * FIRST_SLOTS);
  private size = 0;
  private readonly key = new Int32Array(WORDS);

  /** Whether the text is new. */
  add(text: string): boolean {
    this.digest(text);
    const at = this.find(this.slots, this.key, 0);
    if (isSet(this.slots, at)) return false;
    this.slots.set(this.key, at);
    // Two thirds full.
    if (++this.size * WORDS * 3 > this.slots.length * 2) this.grow();
    return true;
  }

  has(text: string): boolean {
    this.digest(text);
    return isSet(this.slots, this.find(this.slots, this.key, 0));
  }

  private digest(text: string): void {
    const bytes = hash('sha256', text, 'buffer');
    for (let word = 0; word < WORDS; word++) this.key[word] = bytes.readInt32LE(4 * word);
    // A key is never all 0.
    if (!isSet(this.key, 0)) this.key[0] = 1;
  }

  /** Where the key at `from` of `keys` is among the slots, or the free slot for it. */
  private find(slots: Int32Array, keys: Int32Array, from: number): number {
    const mask = slots.length / WORDS - 1;
    for (let slot = (keys[from] as number) & mask; ; slot = (slot + 1) & mask) {
      const at = WORDS * slot;
      if (!isSet(slots, at) || isEqual(slots, at, keys, from)) return at;
    }
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    for (let at = 0; at < this.slots.length; at += WORDS) {
      if (isSet(this.slots, at)) slots.set(this.slots.subarray(at, at + WORDS), this.find(slots, this.slots, at));
    }
    this.slots = slots;
  }
}

function isSet(words: Int32Array, at: number): boolean {
  return words[at] !== 0 || words[at + 1] !== 0 || words[at + 2] !== 0 || words[at + 3] !== 0;
}

function isEqual(a: Int32Array, at: number, b: Int32Array, from: number): boolean {
  for (let word = 0; word < WORDS; word++) if (a[at + word] !== b[from + word]) return false;
  return true;
}
