// How long a backtracking engine, such as JavaScript's, can take over a text at worst.
//
// Such an engine walks the ways through the program one after the other until one matches. Ways part where two places that
// may go on read the same letter, so the steps are bounded by counting ways, from the end of the program to its start:
//
// - Outside loops, a place costs its checks and, for the worst letter, all that goes on over that letter.
// - A loop without a bound is walked in at most n rounds over a text of n characters. Where it can both go on and be left over
//   one letter, each round may part, which multiplies the cost of what follows by n; else it is left once.
// - If no loop that follows reads the letters over which ways part, the ways lie side by side in the text instead of on top
//   of each other: together they cost what one costs, times how often they cross such a letter outside loops.
// - A place behind which everything matches cannot fail, so it is walked once in the whole search.
// - Where two places of one loop go on over one letter, the ways can double at each character: no bound.
// - A search begins at every place of the text, unless it is anchored: a loop around all.

import { Op, type Program } from './program.js';

/** Steps for a text of n characters: the coefficient of n to the power of the index. */
type Polynomial = readonly number[];

/** How many ways to go on are looked at before a program is taken for too branchy. */
const MAX_WAYS = 200_000;

/** More ways than this to begin are followed faster all at once than one after the other. */
const MAX_BEGINNINGS = 100;

/** A step takes about 2 ns: no search may take longer than some 50 ms. */
const MAX_STEPS = 25_000_000;

/** Matching in V8 keeps a stack, which a loop fills with every round; this much it surely holds. */
const MAX_LENGTH = 1 << 19;

/** The longest text that a backtracking engine searches in bounded time; 0 where there is no bound. */
export function longestBacktrackable(program: Program): number {
  const cost = new CostAnalysis(program).searchCost();
  if (cost === null) return 0;
  let low = 0;
  let high = MAX_LENGTH;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stepsFor(cost, middle) <= MAX_STEPS) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Ways {
  /** The `set` instructions to be reached without reading, once for each way to them. */
  readonly places: readonly number[];
  /** Whether the end is reached without reading, whatever the text. */
  readonly matches: boolean;
}

class CostAnalysis {
  /** What it costs to go on at a place, if that fails. */
  private readonly costs: Polynomial[];
  /** The letters that loops read which can be reached from a place, a bit a letter. */
  private readonly loopLetters: bigint[];
  private readonly letters: bigint[];
  /** What the longest walk costs that cannot fail. */
  private successCost: Polynomial = [];
  private waysSeen = 0;

  constructor(private readonly program: Program) {
    this.costs = new Array(program.length).fill([]);
    this.loopLetters = new Array(program.length).fill(0n);
    const masks = new Map<number, bigint>();
    this.letters = Array.from({ length: program.length }, (_, at) => {
      if (program.op(at) !== Op.set) return 0n;
      const mask = masks.get(program.x(at)) ?? maskOf(program.lettersAt(at));
      masks.set(program.x(at), mask);
      return mask;
    });
  }

  /** Null where there is no bound. */
  searchCost(): Polynomial | null {
    const starts = this.waysFrom(0);
    if (starts === null || starts.places.length > MAX_BEGINNINGS) return null;
    const loops = [...this.program.loops];
    for (let at = this.program.length - 1; at >= 0; at--) {
      const loop = loops.at(-1);
      if (loop !== undefined && at < loop[1]) {
        loops.pop();
        if (!this.costLoop(loop[0], loop[1])) return null;
        at = loop[0];
      } else if (this.program.op(at) === Op.set && !this.costPlace(at)) {
        return null;
      }
    }
    return this.costOfStarts(starts);
  }

  private costOfStarts({ places, matches }: Ways): Polynomial {
    const starting = this.lettersOf(places);
    const attempt = this.worst(places, starting);
    const checks = [places.length + 1];
    if (this.program.anchored || matches) return plus(plus(checks, attempt), this.successCost);
    const attempts = this.costOfPartings(attempt, starting, this.loopLettersOf(places));
    return plus(plus(timesLength(checks), attempts), this.successCost);
  }

  /** False where there are too many ways. */
  private costPlace(at: number): boolean {
    const ways = this.waysFrom(at + 1);
    if (ways === null) return false;
    this.loopLetters[at] = this.loopLettersOf(ways.places);
    this.setCost(at, plus([ways.places.length + 1], this.worst(ways.places, this.lettersOf(ways.places))), ways);
    return true;
  }

  private setCost(at: number, cost: Polynomial, ways: Ways): void {
    this.costs[at] = ways.matches ? [1] : cost;
    if (ways.matches) this.successCost = larger(this.successCost, cost);
  }

  /** False where two places of the loop go on over one letter, or there are too many ways. */
  private costLoop(start: number, end: number): boolean {
    const inside: { at: number; ways: Ways }[] = [];
    let checks = 0;
    let parting = 0n;
    let partingCost: Polynomial = [];
    let leavingCost: Polynomial = [];
    let following = 0n;
    let read = 0n;
    for (let at = start; at < end; at++) {
      if (this.program.op(at) !== Op.set) continue;
      const ways = this.waysFrom(at + 1);
      if (ways === null) return false;
      const isInside = (place: number) => place >= start && place < end;
      const staying = this.disjointLettersOf(ways.places.filter(isInside));
      if (staying === null) return false;
      const outside = ways.places.filter((place) => !isInside(place));
      const leaving = this.lettersOf(outside);
      inside.push({ at, ways });
      checks = Math.max(checks, ways.places.length + 1);
      parting |= leaving & staying;
      partingCost = larger(partingCost, this.worst(outside, leaving & staying));
      leavingCost = larger(leavingCost, this.worst(outside, leaving & ~staying));
      following |= this.loopLettersOf(outside);
      read |= this.letters[at] as bigint;
    }
    const cost = plus(plus(timesLength([checks]), this.costOfPartings(partingCost, parting, following)), leavingCost);
    for (const { at, ways } of inside) {
      this.loopLetters[at] = following | read;
      this.setCost(at, cost, ways);
    }
    return true;
  }

  /** What n ways cost together that part over the letters `parting` and walk loops over the letters `following`. */
  private costOfPartings(cost: Polynomial, parting: bigint, following: bigint): Polynomial {
    if ((parting & following) !== 0n) return timesLength(cost);
    const [constant = 0, ...rest] = cost;
    const crossings = this.letters.filter((letters) => (letters & parting) !== 0n).length + 1;
    return plus([0, constant], [0, ...rest.map((coefficient) => coefficient * crossings)]);
  }

  /** What all places that read one of the letters cost together, for the worst of these letters. */
  private worst(places: readonly number[], letters: bigint): Polynomial {
    let worst: Polynomial = [];
    for (let left = letters, letter = 0; left !== 0n; left >>= 1n, letter++) {
      if ((left & 1n) === 0n) continue;
      let sum: Polynomial = [];
      for (const place of places) {
        if (this.program.lettersAt(place)[letter] === 1) sum = plus(sum, this.costs[place] as Polynomial);
      }
      worst = larger(worst, sum);
    }
    return worst;
  }

  private lettersOf(places: readonly number[]): bigint {
    return places.reduce((letters, place) => letters | (this.letters[place] as bigint), 0n);
  }

  /** Null where two of the places read one letter. */
  private disjointLettersOf(places: readonly number[]): bigint | null {
    let all = 0n;
    for (const place of places) {
      const letters = this.letters[place] as bigint;
      if ((all & letters) !== 0n) return null;
      all |= letters;
    }
    return all;
  }

  private loopLettersOf(places: readonly number[]): bigint {
    return places.reduce((letters, place) => letters | (this.loopLetters[place] as bigint), 0n);
  }

  /** Null where there are too many. */
  private waysFrom(start: number): Ways | null {
    const { program } = this;
    const places: number[] = [];
    let matches = false;
    const waiting = [{ at: start, sure: true }];
    for (let way = waiting.pop(); way !== undefined; way = waiting.pop()) {
      if (++this.waysSeen > MAX_WAYS) return null;
      const { at, sure } = way;
      switch (program.op(at)) {
        case Op.set:
          places.push(at);
          break;
        case Op.match:
          matches ||= sure;
          break;
        case Op.split:
          waiting.push({ at: program.x(at), sure }, { at: program.y(at), sure });
          break;
        case Op.jump:
          waiting.push({ at: program.x(at), sure });
          break;
        case Op.save:
          waiting.push({ at: at + 1, sure });
          break;
        case Op.look:
          waiting.push({ at: at + 1, sure: false });
      }
    }
    return { places, matches };
  }
}

function maskOf(letters: Uint8Array): bigint {
  return letters.reduce((mask, member, letter) => (member === 1 ? mask | (1n << BigInt(letter)) : mask), 0n);
}

function plus(a: Polynomial, b: Polynomial): Polynomial {
  const [longer, shorter] = a.length < b.length ? [b, a] : [a, b];
  return longer.map((coefficient, power) => coefficient + (shorter[power] ?? 0));
}

function larger(a: Polynomial, b: Polynomial): Polynomial {
  const [longer, shorter] = a.length < b.length ? [b, a] : [a, b];
  return longer.map((coefficient, power) => Math.max(coefficient, shorter[power] ?? 0));
}

function timesLength(polynomial: Polynomial): Polynomial {
  return [0, ...polynomial];
}

/** The rounds of nested loops begin one after the other, so that n to the power of k stands for n^k / k! steps. */
function stepsFor(polynomial: Polynomial, n: number): number {
  let steps = 0;
  let power = 1;
  polynomial.forEach((coefficient, k) => {
    if (k > 0) power *= n / k;
    steps += coefficient * power;
  });
  return steps;
}
