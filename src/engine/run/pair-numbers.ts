// Numbers for pairs of numbers, in the order in which the pairs are first seen: a hash table on typed arrays, which holds more
// entries than a Map and takes pairs that no single number can stand for.

/** In place of the number of what has none. */
export const NO_NUMBER = 0xffff_ffff;

export class PairNumbers {
  /** the first and the second of each pair, beside each other */
  private pairs = new Uint32Array(128);
  /** the number of the pair in each slot, or NO_NUMBER; a power of two of them, at most half of them taken */
  private slots = new Uint32Array(128).fill(NO_NUMBER);
  size = 0;

  /** The number of a pair. A new pair gets the `size` from before the call. */
  numberOf(first: number, second: number): number {
    const { slots, pairs } = this;
    const mask = slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === NO_NUMBER) return this.add(first, second, slot);
      if (pairs[2 * number] === first && pairs[2 * number + 1] === second) return number;
    }
  }

  /** The number of a pair that was numbered before, else NO_NUMBER. */
  find(first: number, second: number): number {
    const { slots, pairs } = this;
    const mask = slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === NO_NUMBER || (pairs[2 * number] === first && pairs[2 * number + 1] === second)) return number;
    }
  }

  firstOf(number: number): number {
    return this.pairs[2 * number] as number;
  }

  secondOf(number: number): number {
    return this.pairs[2 * number + 1] as number;
  }

  private add(first: number, second: number, slot: number): number {
    const number = this.size++;
    const full = 2 * number === this.pairs.length;
    if (full) this.pairs = doubled(this.pairs);
    this.pairs[2 * number] = first;
    this.pairs[2 * number + 1] = second;
    if (full) this.rebuildSlots();
    else this.slots[slot] = number;
    return number;
  }

  /** Twice as many slots, with all pairs in them. */
  private rebuildSlots(): void {
    const slots = new Uint32Array(this.slots.length * 2).fill(NO_NUMBER);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = hash(this.firstOf(number), this.secondOf(number)) & mask;
      while (slots[slot] !== NO_NUMBER) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}

function hash(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
