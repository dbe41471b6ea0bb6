/** A set of 32-bit hashes, by open addressing: a `Set` of as many numbers takes many times the time and memory. */
export class HashSet {
  /** 0 where a slot is free; the hash 0 is kept as 1. */
  private slots = new Uint32Array(64);
  size = 0;

  add(hash: number): void {
    if (this.size * 2 >= this.slots.length) this.grow();
    if (insert(this.slots, hash === 0 ? 1 : hash)) this.size++;
  }

  values(): Uint32Array {
    const { slots } = this;
    const values = new Uint32Array(this.size);
    let count = 0;
    for (let slot = 0; slot < slots.length; slot++) if (slots[slot] !== 0) values[count++] = slots[slot] as number;
    return values;
  }

  private grow(): void {
    const slots = new Uint32Array(this.slots.length * 4);
    for (const slot of this.slots) if (slot !== 0) insert(slots, slot);
    this.slots = slots;
  }
}

/** Whether the hash was not there yet. */
function insert(slots: Uint32Array, hash: number): boolean {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const found = slots[slot];
    if (found === hash) return false;
    if (found === 0) {
      slots[slot] = hash;
      return true;
    }
  }
}
