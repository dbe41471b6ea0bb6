import type { Accumulator } from '../run/kernel.js';
import type { ScalarType, Value } from '../values/types.js';
import { readerOf, type Vector, vectorOf } from '../values/vector.js';

/** An aggregate by a state a group. Null arguments are skipped; see `foldWithNulls`. */
export interface Fold<S, Args extends readonly unknown[], R> {
  readonly init: () => S;
  /** adds a row and gives the state, which may be the same object */
  readonly step: (state: S, ...args: Args) => S;
  readonly merge: (state: S, other: S) => S;
  readonly finish: (state: S) => R;
  /** bytes of a state, about, where it is a large one */
  readonly stateBytes?: number;
}

const STATE_BYTES = 128;

/** The groups of an aggregate that is given by a state a group. */
export class FoldAccumulator implements Accumulator {
  private readonly states: unknown[] = [];

  constructor(
    private readonly fold: Fold<unknown, Value[], Value>,
    private readonly type: ScalarType,
    private readonly skipNulls: boolean,
  ) {}

  private grow(groupCount: number): void {
    while (this.states.length < groupCount) this.states.push(this.fold.init());
  }

  add(groups: Uint32Array, groupCount: number, args: Parameters<Accumulator['add']>[2]): void {
    this.grow(groupCount);
    const { states, skipNulls } = this;
    const { step } = this.fold;
    const readers = args.map(readerOf);
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      const values = readers.map((read) => read(row));
      if (skipNulls && values.includes(null)) continue;
      states[group] = step(states[group], ...values);
    }
  }

  merge(other: Accumulator, groupOf: Uint32Array, groupCount: number): void {
    this.grow(groupCount);
    // Accumulators are merged with their own kind only.
    const { states } = other as FoldAccumulator;
    states.forEach((state, g) => {
      const group = groupOf[g] as number;
      this.states[group] = this.fold.merge(this.states[group], state);
    });
  }

  heldBytes(): number {
    return this.states.length * (this.fold.stateBytes ?? STATE_BYTES);
  }

  finish(groupCount: number): readonly Vector[] {
    this.grow(groupCount);
    return [
      vectorOf(
        this.type,
        this.states.map((state) => this.fold.finish(state)),
      ),
    ];
  }
}
