import { type CharSet, MAX_CODE_POINT } from './char-set.js';
import { EDGE } from './node.js';

/**
 * Code points sorted into as few letters as tell a list of sets apart: two code points of one letter are in the same sets.
 * `edge` is the letter of what is before and after a text.
 */
export class Alphabet {
  /** How many letters there are; `edge` is not counted and has this number. */
  readonly size: number;
  private readonly latin = new Uint16Array(0x100);
  private readonly starts: readonly number[];
  private readonly letters: readonly number[];
  private readonly samples: readonly number[];
  private readonly members: readonly Uint8Array[];

  constructor(sets: readonly CharSet[]) {
    const { starts, masks } = segmentsOf(sets);
    const numbers = new Map<bigint, number>();
    const samples: number[] = [];
    this.starts = starts;
    this.letters = masks.map((mask, i) => {
      const known = numbers.get(mask);
      if (known !== undefined) return known;
      numbers.set(mask, samples.length);
      return samples.push(starts[i] as number) - 1;
    });
    this.size = samples.length;
    this.samples = [...samples, EDGE];
    this.members = sets.map((set) => Uint8Array.from(this.samples, (sample) => (set.has(sample) ? 1 : 0)));
    for (let codePoint = 0; codePoint < 0x100; codePoint++) this.latin[codePoint] = this.search(codePoint);
  }

  get edge(): number {
    return this.size;
  }

  letterOf(codePoint: number): number {
    return codePoint < 0x100 ? (this.latin[codePoint] as number) : this.search(codePoint);
  }

  /** The letter at `at`, a place between code points. */
  letterAt(text: string, at: number): number {
    if (at >= text.length) return this.edge;
    const unit = text.charCodeAt(at);
    return unit < 0x100 ? (this.latin[unit] as number) : this.search(text.codePointAt(at) as number);
  }

  letterBefore(text: string, at: number): number {
    if (at <= 0) return this.edge;
    const unit = text.charCodeAt(at - 1);
    const pair = unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? text.codePointAt(at - 2) : undefined;
    return this.letterOf(pair !== undefined && pair > 0xffff ? pair : unit);
  }

  /** A code point of the letter; EDGE for `edge`. */
  sample(letter: number): number {
    return this.samples[letter] as number;
  }

  /** For the set of this number, 1 at each letter that is in it. */
  membersOf(set: number): Uint8Array {
    return this.members[set] as Uint8Array;
  }

  private search(codePoint: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) <= codePoint) low = middle;
      else high = middle;
    }
    return this.letters[low] as number;
  }
}

/** The stretches of code points between any two borders of the sets: where each starts, and which sets hold it, a bit a set. */
function segmentsOf(sets: readonly CharSet[]): { starts: number[]; masks: bigint[] } {
  const borders = new Map<number, number[]>([[0, []]]);
  sets.forEach((set, number) => {
    for (const [first, last] of set.pairs()) {
      for (const border of [first, last + 1]) {
        const crossing = borders.get(border);
        if (crossing === undefined) borders.set(border, [number]);
        else crossing.push(number);
      }
    }
  });
  const starts = [...borders.keys()].filter((border) => border <= MAX_CODE_POINT).sort((a, b) => a - b);
  let mask = 0n;
  const masks = starts.map((start) => {
    for (const set of borders.get(start) ?? []) mask ^= 1n << BigInt(set);
    return mask;
  });
  return { starts, masks };
}

/** How many UTF-16 units the code point at `at` takes. */
export function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}
