import { widthAt } from './alphabet.js';
import { Op, type Program } from './program.js';

/** Threads in the order of preference, each with its slots. */
class Threads {
  readonly places: Int32Array;
  readonly slots: Int32Array;
  size = 0;
  private readonly seenAt: Uint32Array;
  private round = 0;

  constructor(length: number, slotCount: number) {
    this.places = new Int32Array(length);
    this.slots = new Int32Array(length * slotCount);
    this.seenAt = new Uint32Array(length);
  }

  clear(): void {
    this.size = 0;
    this.round++;
  }

  push(place: number, slots: Int32Array): void {
    this.places[this.size++] = place;
    for (let slot = 0; slot < slots.length; slot++) this.slots[place * slots.length + slot] = slots[slot] as number;
  }

  /** Whether `at` was not there since the last clear; it is from now on. */
  visit(at: number): boolean {
    if (this.seenAt[at] === this.round) return false;
    this.seenAt[at] = this.round;
    return true;
  }
}

/**
 * Finds the leftmost match and its groups by following all ways through the program at once (Pike's machine): time is
 * proportional to the length of the text times that of the program.
 */
export class PikeMachine {
  private readonly slotCount: number;
  private readonly slots: Int32Array;
  private current: Threads;
  private next: Threads;
  private readonly waiting: number[] = [];

  constructor(private readonly program: Program) {
    this.slotCount = 2 * (program.groupCount + 1);
    this.slots = new Int32Array(this.slotCount);
    this.current = new Threads(program.length, this.slotCount);
    this.next = new Threads(program.length, this.slotCount);
  }

  /** The slots of the match: start and end of the whole and of each group, -1 where a group took no part. */
  exec(text: string, from: number): Int32Array | null {
    const { alphabet, anchored } = this.program;
    let matched: Int32Array | null = null;
    let before = alphabet.letterBefore(text, from);
    let letter = alphabet.letterAt(text, from);
    this.current.clear();
    for (let at = from; ; ) {
      if (matched === null) this.start(at, before, letter);
      if (this.current.size === 0 && (matched !== null || anchored)) return matched;
      const end = at >= text.length;
      const nextAt = end ? at : at + widthAt(text, at);
      const nextLetter = alphabet.letterAt(text, nextAt);
      matched = this.step(nextAt, letter, nextLetter, matched);
      if (end) return matched;
      before = letter;
      letter = nextLetter;
      at = nextAt;
    }
  }

  private start(at: number, before: number, after: number): void {
    this.slots.fill(-1);
    this.slots[0] = at;
    this.add(this.current, 0, at, before, after);
  }

  /** Moves every thread over `letter` to `at`, up to the one that matches. */
  private step(at: number, letter: number, after: number, matched: Int32Array | null): Int32Array | null {
    const { current, next, program, slotCount } = this;
    let found = matched;
    next.clear();
    for (let i = 0; i < current.size; i++) {
      const place = current.places[i] as number;
      if (program.op(place) === Op.match) {
        found = current.slots.slice(place * slotCount, (place + 1) * slotCount);
        break;
      }
      if (program.lettersAt(place)[letter] !== 1) continue;
      // Copied one by one: a thread has few slots, and a view of them costs more than the copy.
      for (let slot = 0; slot < slotCount; slot++) {
        this.slots[slot] = current.slots[place * slotCount + slot] as number;
      }
      this.add(next, place + 1, at, letter, after);
    }
    this.current = next;
    this.next = current;
    return found;
  }

  /** Adds what can be reached from `start` without reading, with the slots of `this.slots`. */
  private add(threads: Threads, start: number, at: number, before: number, after: number): void {
    const { program, slots, waiting } = this;
    waiting.push(start);
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (place < 0) {
        // An old value of a slot, put back once everything behind its save has been seen.
        slots[~place] = waiting.pop() as number;
        continue;
      }
      if (!threads.visit(place)) continue;
      switch (program.op(place)) {
        case Op.split:
          waiting.push(program.y(place), program.x(place));
          break;
        case Op.jump:
          waiting.push(program.x(place));
          break;
        case Op.save:
          waiting.push(slots[program.x(place)] as number, ~program.x(place), place + 1);
          slots[program.x(place)] = at;
          break;
        case Op.look:
          if (program.holdsAt(place, before, after)) waiting.push(place + 1);
          break;
        case Op.match:
          slots[1] = at;
          threads.push(place, slots);
          break;
        case Op.set:
          threads.push(place, slots);
      }
    }
  }
}
