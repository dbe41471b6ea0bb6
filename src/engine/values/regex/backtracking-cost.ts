// How long a backtracking engine, such as JavaScript's, can take over a text at worst.
//
// Such an engine walks the ways through the program one after the other. Ways part where two instructions that may go on
// read the same letter, so the number of steps is bounded by counting ways:
//
// - Outside loops, a place costs its checks and, for the worst letter, all that can follow over that letter.
// - In a loop without a bound, a text of n characters is walked in at most n rounds, each of which may leave the loop for
//   what follows over the same letter, if the loop itself can go on over it, which multiplies by n; else it leaves once.
// - Where two places of one loop go on over one letter, the number of ways can double at each character: no bound.
//
// A search begins at each of the n places of the text, unless it is anchored, which multiplies by n once more.

import { Op, type Program } from './program.js';

/** Steps for a text of n characters: the coefficient of n to the power of the index. */
type Polynomial = readonly number[];

/** How many ways to go on are looked at before a program is taken for too branchy. */
const MAX_WAYS = 100_000;

/** A step takes a few nanoseconds: no search may take longer than some 50 ms. */
const MAX_STEPS = 10_000_000;

/** Matching in V8 keeps a stack, which a loop fills with every round; this much it surely holds. */
const MAX_LENGTH = 1 << 19;

/** The longest text that a backtracking engine searches in bounded time; 0 where there is no bound. */
export function longestBacktrackable(program: Program): number {
  const cost = searchCost(program);
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

function searchCost(program: Program): Polynomial | null {
  const ways = new Ways(program);
  const costs: Polynomial[] = new Array(program.length).fill([]);
  const loops = [...program.loops];
  for (let at = program.length - 1; at >= 0; at--) {
    const loop = loops.at(-1);
    if (loop !== undefined && at < loop[1]) {
      loops.pop();
      const cost = loopCost(program, ways, costs, loop);
      if (cost === null) return null;
      costs.fill(cost, loop[0], loop[1]);
      at = loop[0];
    } else if (program.op(at) === Op.set) {
      const next = ways.from(at + 1);
      if (next === null) return null;
      costs[at] = plus([next.length], worstLetter(program, next, costs));
    }
  }
  const first = ways.from(0);
  if (first === null) return null;
  const attempt = plus([first.length + 1], worstLetter(program, first, costs));
  return program.anchored ? attempt : timesLength(attempt);
}

/** Null where two places of the loop go on over one letter. */
function loopCost(
  program: Program,
  ways: Ways,
  costs: readonly Polynomial[],
  [start, end]: readonly [number, number],
): Polynomial | null {
  let checks = 0;
  let parting: Polynomial = [];
  let leaving: Polynomial = [];
  for (let at = start; at < end; at++) {
    if (program.op(at) !== Op.set) continue;
    const next = ways.from(at + 1);
    if (next === null) return null;
    const staying = next.filter((place) => place >= start && place < end);
    const outside = next.filter((place) => place < start || place >= end);
    checks = Math.max(checks, next.length);
    const stays = staying.map((place) => program.lettersAt(place));
    for (let letter = 0; letter < program.alphabet.size; letter++) {
      const goingOn = stays.filter((letters) => letters[letter] === 1).length;
      if (goingOn > 1) return null;
      const out = costOver(program, outside, costs, letter);
      if (goingOn === 1) parting = larger(parting, out);
      else leaving = larger(leaving, out);
    }
  }
  return plus(timesLength(plus([checks], parting)), leaving);
}

function worstLetter(program: Program, places: readonly number[], costs: readonly Polynomial[]): Polynomial {
  let worst: Polynomial = [];
  for (let letter = 0; letter < program.alphabet.size; letter++) {
    worst = larger(worst, costOver(program, places, costs, letter));
  }
  return worst;
}

/** What all places that read the letter cost together. */
function costOver(
  program: Program,
  places: readonly number[],
  costs: readonly Polynomial[],
  letter: number,
): Polynomial {
  let sum: Polynomial = [];
  for (const place of places) {
    if (program.lettersAt(place)[letter] === 1) sum = plus(sum, costs[place] as Polynomial);
  }
  return sum;
}

/** The `set` instructions to be reached without reading, once for each way to them. */
class Ways {
  private count = 0;

  constructor(private readonly program: Program) {}

  /** Null where there are too many. */
  from(start: number): readonly number[] | null {
    const { program } = this;
    const found: number[] = [];
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (++this.count > MAX_WAYS) return null;
      const op = program.op(at);
      if (op === Op.set) found.push(at);
      else if (op === Op.split) waiting.push(program.x(at), program.y(at));
      else if (op !== Op.match) waiting.push(op === Op.jump ? program.x(at) : at + 1);
    }
    return found;
  }
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

function stepsFor(polynomial: Polynomial, n: number): number {
  return polynomial.reduceRight((value, coefficient) => value * n + coefficient, 0);
}
