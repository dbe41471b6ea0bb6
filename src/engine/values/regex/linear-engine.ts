import { LazyDfa } from './lazy-dfa.js';
import { MemoBacktracker } from './memo-backtracker.js';
import { PikeMachine } from './pike.js';
import type { Program } from './program.js';

/** Searches any program in time proportional to the length of the text. */
export class LinearEngine {
  private dfa: LazyDfa | undefined;
  private backtracker: MemoBacktracker | undefined;
  private machine: PikeMachine | undefined;

  constructor(private readonly program: Program) {}

  test(text: string, from: number): boolean {
    this.dfa ??= new LazyDfa(this.program);
    return this.dfa.test(text, from);
  }

  /** Start and end of the leftmost match and of each group, -1 where a group took no part. Far slower than `test`. */
  exec(text: string, from: number): Int32Array | null {
    this.backtracker ??= new MemoBacktracker(this.program);
    if (this.backtracker.takes(text, from)) return this.backtracker.exec(text, from);
    this.machine ??= new PikeMachine(this.program);
    return this.machine.exec(text, from);
  }
}
