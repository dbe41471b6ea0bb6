// Finds many literals in a text in one pass (A. V. Aho, M. J. Corasick: Efficient string matching, 1975). Every unit of the text is one step
// from state to state, however many literals there are.

import { foldUnit } from '../../engine/values/fold.js';

/** UTF-16 units, or those of a text of Latin-1, which has none above 255. */
export type Units = Uint8Array | Uint16Array;

/** Called with the number of a literal, and the place behind it in the text. */
export type FoundLiteral = (literal: number, end: number) => void;

/** The class of units that are not known yet, and that of those which stand in no literal. */
const UNKNOWN = 0;
const OTHER = 1;
const NONE = -1;

export class LiteralAutomaton {
  /** the class of each UTF-16 unit */
  private readonly classes = new Uint16Array(0x10000);
  private readonly classOfFolded = new Map<number, number>();
  /** how many classes there are */
  private readonly width: number;
  /** by state times `width` and class: `width` times the state that follows, below 0 (`~`) where a literal ends in it */
  private readonly next: Int32Array;
  /** the literal that ends in a state */
  private readonly literal: Int32Array;
  /** the state of the longest shorter end of a state's text, of those in which a literal ends; 0 where there is none */
  private readonly shorter: Int32Array;

  /** @param literals in folded case, all different, none empty */
  constructor(literals: readonly string[]) {
    for (const literal of literals) {
      for (let i = 0; i < literal.length; i++) this.addClass(literal.charCodeAt(i));
    }
    this.width = OTHER + 1 + this.classOfFolded.size;
    const most = 1 + literals.reduce((sum, { length }) => sum + length, 0);
    this.next = new Int32Array(most * this.width).fill(NONE);
    this.literal = new Int32Array(most).fill(NONE);
    this.shorter = new Int32Array(most);
    let states = 1;
    for (const [number, literal] of literals.entries()) states = this.addLiteral(number, literal, states);
    this.complete(states);
    this.markEnds(states);
  }

  /** Tells of every literal that stands in the units `start` to `end` (exclusive), in whatever case, wherever it ends; places count from `start`. */
  search(units: Units, start: number, end: number, found: FoundLiteral): void {
    const { classes, next } = this;
    for (let i = start, state = 0; i < end; i++) {
      const unit = units[i] as number;
      const known = classes[unit] as number;
      state = next[state + (known === UNKNOWN ? this.learn(unit) : known)] as number;
      if (state < 0) {
        state = ~state;
        this.tell(state / this.width, i + 1 - start, found);
      }
    }
  }

  private tell(state: number, end: number, found: FoundLiteral): void {
    const { literal, shorter } = this;
    let ending = literal[state] === NONE ? (shorter[state] as number) : state;
    for (; ending !== 0; ending = shorter[ending] as number) found(literal[ending] as number, end);
  }

  private addClass(folded: number): void {
    if (!this.classOfFolded.has(folded)) this.classOfFolded.set(folded, OTHER + 1 + this.classOfFolded.size);
  }

  private learn(unit: number): number {
    const known = this.classOfFolded.get(foldUnit(unit)) ?? OTHER;
    this.classes[unit] = known;
    return known;
  }

  /** Adds the states of a literal; how many states there are then. */
  private addLiteral(number: number, literal: string, states: number): number {
    let [state, count] = [0, states];
    for (let i = 0; i < literal.length; i++) {
      const place = state * this.width + this.learn(literal.charCodeAt(i));
      if (this.next[place] === NONE) this.next[place] = count++;
      state = this.next[place] as number;
    }
    this.literal[state] = number;
    return count;
  }

  /** Gives every state a next one for each class, level by level: where its own text does not go on, that of its longest end that does. */
  private complete(states: number): void {
    const { next, width, literal, shorter } = this;
    /** the state of the longest shorter end of a state's text */
    const fallback = new Int32Array(states);
    const queue = [0];
    for (const state of queue) {
      const end = fallback[state] as number;
      shorter[state] = literal[end] === NONE ? (shorter[end] as number) : end;
      for (let unit = 0; unit < width; unit++) {
        const place = state * width + unit;
        const otherwise = state === 0 ? 0 : (next[end * width + unit] as number);
        const child = next[place] as number;
        if (child === NONE) next[place] = otherwise;
        else {
          fallback[child] = otherwise;
          queue.push(child);
        }
      }
    }
  }

  private markEnds(states: number): void {
    const { next, width, literal, shorter } = this;
    for (let place = 0; place < states * width; place++) {
      const state = next[place] as number;
      next[place] = literal[state] === NONE && shorter[state] === 0 ? state * width : ~(state * width);
    }
  }
}
