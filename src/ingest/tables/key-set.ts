// A set of texts that keeps 64 bits of each: that any two of a million texts are taken for one has a chance of about one
// in forty million.

const FIRST_SLOTS = 1 << 10;

export class KeySet {
  private slots = new Int32Array(2 * FIRST_SLOTS);
  private size = 0;
  private high = 0;
  private low = 0;

  /** Whether the text is new. */
  add(text: string): boolean {
    this.hash(text);
    const slot = this.find(this.slots, this.high, this.low);
    if (this.isSet(slot)) return false;
    this.slots[slot] = this.high;
    this.slots[slot + 1] = this.low;
    if (++this.size * 4 > this.slots.length) this.grow();
    return true;
  }

  has(text: string): boolean {
    this.hash(text);
    return this.isSet(this.find(this.slots, this.high, this.low));
  }

  private isSet(slot: number): boolean {
    return this.slots[slot] !== 0 || this.slots[slot + 1] !== 0;
  }

  /** Two hashes of 32 bits, never both 0. */
  private hash(text: string): void {
    let [high, low] = [0x2545f491, 0x811c9dc5 | 0];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x5bd1e995);
      high ^= high >>> 15;
    }
    this.high = high;
    this.low = high === 0 && low === 0 ? 1 : low;
  }

  private find(slots: Int32Array, high: number, low: number): number {
    const mask = slots.length / 2 - 1;
    for (let slot = (low ^ (low >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const at = 2 * slot;
      if ((slots[at] === high && slots[at + 1] === low) || (slots[at] === 0 && slots[at + 1] === 0)) return at;
    }
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    for (let at = 0; at < this.slots.length; at += 2) {
      const [high = 0, low = 0] = [this.slots[at], this.slots[at + 1]];
      if (high === 0 && low === 0) continue;
      const to = this.find(slots, high, low);
      slots[to] = high;
      slots[to + 1] = low;
    }
    this.slots = slots;
  }
}
