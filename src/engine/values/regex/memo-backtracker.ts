import { widthAt } from './alphabet.js';
import { Op, type Program } from './program.js';

/** How many pairs of an instruction and a place of the text are remembered: a byte each. */
const MAX_PAIRS = 4_000_000;

const MAX_ROUND = 0xff;

/**
 * Finds the leftmost match and its groups by backtracking, but never tries an instruction twice at one place of the text.
 * So time is proportional to the length of the text times that of the program, and mostly much less.
 */
export class MemoBacktracker {
  private readonly slots: Int32Array;
  private triedAt = new Uint8Array(0);
  private round = 0;
  /** Pairs of an instruction and a place still to be tried; a negative instruction puts a slot back to its old value. */
  private readonly waiting: number[] = [];

  constructor(private readonly program: Program) {
    this.slots = new Int32Array(2 * (program.groupCount + 1));
  }

  /** Whether the text is short enough. */
  takes(text: string, from: number): boolean {
    return this.pairs(text, from) <= MAX_PAIRS;
  }

  /** The slots of the match: start and end of the whole and of each group, -1 where a group took no part. */
  exec(text: string, from: number): Int32Array | null {
    this.forget(this.pairs(text, from));
    for (let at = from; at <= text.length; at += widthAt(text, at)) {
      this.slots.fill(-1);
      this.slots[0] = at;
      if (this.matchesAt(text, from, at)) return this.slots.slice();
      if (this.program.anchored) return null;
    }
    return null;
  }

  private pairs(text: string, from: number): number {
    return this.program.length * (text.length - from + 1);
  }

  private forget(pairs: number): void {
    if (this.triedAt.length < pairs) {
      this.triedAt = new Uint8Array(Math.min(2 * pairs, MAX_PAIRS));
      this.round = 0;
    } else if (this.round === MAX_ROUND) {
      this.triedAt.fill(0);
      this.round = 0;
    }
    this.round++;
  }

  private matchesAt(text: string, from: number, start: number): boolean {
    const { program, slots, waiting, triedAt, round } = this;
    const { alphabet } = program;
    const stride = text.length - from + 1;
    waiting.length = 0;
    waiting.push(0, start);
    while (waiting.length > 0) {
      let at = waiting.pop() as number;
      let place = waiting.pop() as number;
      if (place < 0) {
        slots[~place] = at;
        continue;
      }
      for (;;) {
        const pair = place * stride + at - from;
        if (triedAt[pair] === round) break;
        triedAt[pair] = round;
        const op = program.op(place);
        if (op === Op.set) {
          if (program.lettersAt(place)[alphabet.letterAt(text, at)] !== 1) break;
          at += widthAt(text, at);
          place++;
        } else if (op === Op.split) {
          waiting.push(program.y(place), at);
          place = program.x(place);
        } else if (op === Op.jump) {
          place = program.x(place);
        } else if (op === Op.save) {
          const slot = program.x(place);
          waiting.push(~slot, slots[slot] as number);
          slots[slot] = at;
          place++;
        } else if (op === Op.match) {
          slots[1] = at;
          return true;
        } else {
          if (!program.holdsAt(place, alphabet.letterBefore(text, at), alphabet.letterAt(text, at))) break;
          place++;
        }
      }
    }
    return false;
  }
}
