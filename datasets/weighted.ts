import type { Random } from './random.js';

/** Draws items in proportion to their weights, in constant time (Walker's alias method). */
export class Weighted<Item> {
  readonly #items: readonly Item[];
  readonly #threshold: Float64Array;
  readonly #alias: Uint32Array;

  constructor(items: readonly Item[], weight: (item: Item, index: number) => number) {
    if (items.length === 0) throw new Error('a weighted choice needs an item');
    this.#items = items;
    this.#threshold = new Float64Array(items.length).fill(1);
    this.#alias = new Uint32Array(items.length);
    this.#pair(items.map(weight));
  }

  pick(random: Random): Item {
    const slot = random.below(this.#items.length);
    const index = random.fraction() < (this.#threshold[slot] ?? 1) ? slot : (this.#alias[slot] ?? slot);
    const item = this.#items[index];
    if (item === undefined) throw new Error(`no item at ${index}`);
    return item;
  }

  /** Fills the slots that are lighter than the average from those that are heavier. */
  #pair(weights: readonly number[]): void {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const scaled = weights.map((weight) => (weight * weights.length) / total);
    const light = [...scaled.keys()].filter((index) => (scaled[index] ?? 0) < 1);
    const heavy = [...scaled.keys()].filter((index) => (scaled[index] ?? 0) >= 1);
    for (let from = light.pop(), to = heavy.pop(); from !== undefined && to !== undefined; from = light.pop()) {
      this.#threshold[from] = scaled[from] ?? 1;
      this.#alias[from] = to;
      const rest = (scaled[to] ?? 0) - (1 - (scaled[from] ?? 0));
      scaled[to] = rest;
      if (rest < 1) {
        light.push(to);
        to = heavy.pop();
      }
    }
  }
}

/** The weight of the item at a rank from 0 in a Zipf-Mandelbrot distribution of exponent 1; a larger `flatness` evens the head out. */
export const zipf =
  (flatness: number) =>
  (_item: unknown, rank: number): number =>
    1 / (rank + 1 + flatness);
