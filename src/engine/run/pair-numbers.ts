// Numbers for pairs of numbers, in the order in which the pairs are first seen: a hash table on typed arrays, which holds more
// entries than a Map and takes pairs that no single number can stand for.

const EMPTY = 0xffff_ffff;

export class PairNumbers {
  private firsts = new Uint32Array(64);
  private seconds = new Uint32Array(64);
  /** the number of the pair in each slot, or EMPTY; a power of two of them, at most half of them taken */
  private slots = new Uint32Array(128).fill(EMPTY);
  size = 0;

  /** The number of a pair. A new pair gets the `size` from before the call. */
  numberOf(first: number, second: number): number {
    const { slots, firsts, seconds } = this;
    const mask = slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === EMPTY) return this.add(first, second, slot);
      if (firsts[number] === first && seconds[number] === second) return number;
    }
  }

  firstOf(number: number): number {
    return this.firsts[number] as number;
  }

  secondOf(number: number): number {
    return this.seconds[number] as number;
  }

  private add(first: number, second: number, slot: number): number {
    const number = this.size++;
    this.slots[slot] = number;
    if (number === this.firsts.length) this.grow();
    this.firsts[number] = first;
    this.seconds[number] = second;
    return number;
  }

  private grow(): void {
    const { firsts, seconds } = this;
    const count = firsts.length;
    this.firsts = new Uint32Array(count * 2);
    this.firsts.set(firsts);
    this.seconds = new Uint32Array(count * 2);
    this.seconds.set(seconds);
    this.slots = new Uint32Array(count * 4).fill(EMPTY);
    const mask = this.slots.length - 1;
    for (let number = 0; number < count; number++) {
      let slot = hash(firsts[number] as number, seconds[number] as number) & mask;
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.slots[slot] = number;
    }
  }
}

function hash(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
