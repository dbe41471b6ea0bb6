import { LazyDfa } from './lazy-dfa.js';
import { PikeMachine } from './pike.js';
import type { Program } from './program.js';

/** Searches any program in time proportional to the length of the text. */
export class LinearEngine {
  private dfa: LazyDfa | undefined;
  private machine: PikeMachine | undefined;

  constructor(private readonly program: Program) {}

  test(text: string, from = 0): boolean {
    this.dfa ??= new LazyDfa(this.program);
    return this.dfa.test(text, from);
  }

  /** Start and end of the leftmost match and of each group, -1 where a group took no part. */
  exec(text: string, from: number): Int32Array | null {
    // The machine that finds groups is slow, and most texts have no match.
    if (!this.test(text, from)) return null;
    this.machine ??= new PikeMachine(this.program);
    return this.machine.exec(text, from);
  }
}
