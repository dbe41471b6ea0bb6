// Numbers for pairs of numbers, in the order in which the pairs are first seen. As long as few pairs are possible, a table with a cell
// for each; beyond that a hash table on typed arrays, which holds more entries than a Map and takes pairs that no single number can
// stand for.

/** In place of the number of what has none. */
export const NO_NUMBER = 0xffff_ffff;

/** Cells of the largest table: more of them are no quicker to read than the hash table, whose slots are nearer to each other. */
const MOST_CELLS = 2 ** 18;

export class PairNumbers {
  /** the first and the second of each pair, beside each other */
  private pairs = new Uint32Array(128);
  /** one more than the number of (first, second) at `first * width + second`, 0 where it has none; null once there are too many */
  private cells: Uint32Array | null = new Uint32Array(64);
  private width = 8;
  /** without cells, the number of the pair in each slot, or NO_NUMBER; a power of two of them, at most half of them taken */
  private slots = new Uint32Array(0);
  size = 0;

  /** The number of a pair. A new pair gets the `size` from before the call. */
  numberOf(first: number, second: number): number {
    const { cells, width } = this;
    if (cells === null) return this.numberByHash(first, second);
    const cell = first * width + second;
    if (second < width && cell < cells.length) {
      const known = cells[cell] as number;
      if (known !== 0) return known - 1;
      cells[cell] = this.size + 1;
      return this.add(first, second);
    }
    this.makeRoomFor(first, second);
    return this.numberOf(first, second);
  }

  /** Puts the number of each pair in the place of its first. */
  numberAll(firsts: Uint32Array, seconds: Uint32Array): void {
    for (let i = 0; i < firsts.length; i++) firsts[i] = this.numberOf(firsts[i] as number, seconds[i] as number);
  }

  /** The number of a pair that was numbered before, else NO_NUMBER. */
  find(first: number, second: number): number {
    const { cells, width, slots, pairs } = this;
    if (cells !== null) {
      const cell = first * width + second;
      return second < width && cell < cells.length ? ((cells[cell] as number) - 1) >>> 0 : NO_NUMBER;
    }
    const mask = slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === NO_NUMBER || (pairs[2 * number] === first && pairs[2 * number + 1] === second)) return number;
    }
  }

  /** Puts the number of each pair that was numbered before, else NO_NUMBER, in the place of its first. */
  findAll(firsts: Uint32Array, seconds: Uint32Array): void {
    for (let i = 0; i < firsts.length; i++) firsts[i] = this.find(firsts[i] as number, seconds[i] as number);
  }

  firstOf(number: number): number {
    return this.pairs[2 * number] as number;
  }

  secondOf(number: number): number {
    return this.pairs[2 * number + 1] as number;
  }

  private numberByHash(first: number, second: number): number {
    const { slots, pairs } = this;
    const mask = slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (number === NO_NUMBER) return this.addByHash(first, second, slot);
      if (pairs[2 * number] === first && pairs[2 * number + 1] === second) return number;
    }
  }

  private add(first: number, second: number): number {
    const number = this.size++;
    if (2 * number === this.pairs.length) this.pairs = doubled(this.pairs);
    this.pairs[2 * number] = first;
    this.pairs[2 * number + 1] = second;
    return number;
  }

  private addByHash(first: number, second: number, slot: number): number {
    const number = this.add(first, second);
    if (2 * this.size > this.slots.length) this.makeSlots(2 * this.slots.length);
    else this.slots[slot] = number;
    return number;
  }

  /** Widens the table for a pair that it has no cell for, or gives it up. */
  private makeRoomFor(first: number, second: number): void {
    const cells = this.cells as Uint32Array; // what is to be widened is there
    const width = powerAbove(second, this.width);
    const height = powerAbove(first, cells.length / this.width);
    if (width * height > MOST_CELLS) {
      this.cells = null;
      this.makeSlots(powerAbove(4 * this.size, 128));
      return;
    }
    this.width = width;
    this.cells = new Uint32Array(width * height);
    for (let number = 0; number < this.size; number++) {
      this.cells[this.firstOf(number) * width + this.secondOf(number)] = number + 1;
    }
  }

  /** So many slots, with all pairs in them. */
  private makeSlots(count: number): void {
    const slots = new Uint32Array(count).fill(NO_NUMBER);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = hash(this.firstOf(number), this.secondOf(number)) & mask;
      while (slots[slot] !== NO_NUMBER) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

/** The first power of two that is larger than a number, from the power `least` on. */
function powerAbove(number: number, least: number): number {
  let power = least;
  while (power <= number) power *= 2;
  return power;
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
