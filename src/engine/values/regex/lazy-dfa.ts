import { widthAt } from './alphabet.js';
import { Op, type Program } from './program.js';

/** How many instructions and transitions the states may hold together before they are thrown away. */
const MAX_HELD = 1_000_000;

const UNKNOWN = -1;
const MATCH = 0;
const DEAD = 1;

/**
 * Tells whether a text has a match, with a deterministic automaton whose states are made when a text first needs them.
 * A state is the instructions that may go on at a place, and the letter before the place where looks ask for it.
 */
export class LazyDfa {
  private readonly stride: number;
  /** `transitions[state * stride + letter]` */
  private transitions = new Int32Array(0);
  private states: { readonly places: readonly number[]; readonly before: number }[] = [];
  private readonly numbers = new Map<string, number>();
  private held = 0;
  private readonly seenAt: Uint32Array;
  private round = 0;

  constructor(
    private readonly program: Program,
    private readonly maxHeld = MAX_HELD,
  ) {
    this.stride = program.alphabet.size + 1;
    this.seenAt = new Uint32Array(program.length);
    this.reset();
  }

  test(text: string, from: number): boolean {
    const { alphabet } = this.program;
    let state = this.stateOf([], alphabet.letterBefore(text, from));
    for (let at = from; ; ) {
      const letter = alphabet.letterAt(text, at);
      let next = this.transitions[state * this.stride + letter] as number;
      if (next === UNKNOWN) next = this.move(state, letter);
      if (next === MATCH) return true;
      if (next === DEAD) return false;
      state = next;
      at += widthAt(text, at);
    }
  }

  private reset(): void {
    this.transitions = new Int32Array(64 * this.stride).fill(UNKNOWN);
    this.states = [MATCH, DEAD].map(() => ({ places: [], before: 0 }));
    this.numbers.clear();
    this.held = 0;
  }

  /** The state after `letter`; after the edge it is MATCH or DEAD. */
  private move(state: number, letter: number): number {
    const { program } = this;
    const { places, before } = this.states[state] as (typeof this.states)[number];
    const reached = this.reach(places, before, letter);
    let next = DEAD;
    if (reached === null) {
      next = MATCH;
    } else if (letter !== program.alphabet.edge) {
      const moved = reached.filter((at) => program.lettersAt(at)[letter] === 1).map((at) => at + 1);
      if (moved.length > 0 || !program.anchored) {
        if (this.held > this.maxHeld) {
          this.reset();
          return this.stateOf(moved, letter);
        }
        next = this.stateOf(moved, letter);
      }
    }
    this.transitions[state * this.stride + letter] = next;
    return next;
  }

  private stateOf(places: readonly number[], before: number): number {
    const sorted = [...places].sort((a, b) => a - b);
    const key = `${this.program.contextOf(before)}:${sorted.join()}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.states.push({ places: sorted, before }) - 1;
    this.numbers.set(key, number);
    this.held += sorted.length + this.stride;
    if (this.states.length * this.stride > this.transitions.length) {
      const grown = new Int32Array(2 * this.transitions.length).fill(UNKNOWN);
      grown.set(this.transitions);
      this.transitions = grown;
    }
    return number;
  }

  /** The `set` instructions to be reached without reading, from `places` or by starting here; null where a match is. */
  private reach(places: readonly number[], before: number, after: number): number[] | null {
    const { program, seenAt } = this;
    const round = ++this.round;
    const waiting = [...places, 0];
    const reached: number[] = [];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seenAt[at] === round) continue;
      seenAt[at] = round;
      switch (program.op(at)) {
        case Op.match:
          return null;
        case Op.set:
          reached.push(at);
          break;
        case Op.split:
          waiting.push(program.x(at), program.y(at));
          break;
        case Op.jump:
          waiting.push(program.x(at));
          break;
        case Op.save:
          waiting.push(at + 1);
          break;
        case Op.look:
          if (program.holdsAt(at, before, after)) waiting.push(at + 1);
      }
    }
    return reached;
  }
}
