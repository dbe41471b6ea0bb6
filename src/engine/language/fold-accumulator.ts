import type { Accumulator } from '../run/kernel.js';
import { type Parts, partsOfSeen, type SplittableAccumulator } from '../run/parts.js';
import type { ScalarType, Value } from '../values/types.js';
import { readerOf, type Vector, vectorOf } from '../values/vector.js';

/** An aggregate by a state a group. Null arguments are skipped; see `foldWithNulls`. */
export interface Fold<S, Args extends readonly unknown[], R> {
  readonly init: () => S;
  /** adds a row and gives the state, which may be the same object */
  readonly step: (state: S, ...args: Args) => S;
  readonly finish: (state: S) => R;
  /**
   * Adds the result of rows that come after those of the state. Absent where a result tells too little of its rows for that to give
   * what adding them gives, to the last digit.
   */
  readonly addResult?: (state: S, result: R) => S;
  /** bytes of a state, about, where it is a large one */
  readonly stateBytes?: number;
}

const STATE_BYTES = 128;

/** The groups of an aggregate that is given by a state a group. */
class FoldAccumulator implements Accumulator {
  protected readonly states: unknown[] = [];

  constructor(
    protected readonly fold: Fold<unknown, Value[], Value>,
    private readonly type: ScalarType,
    private readonly skipNulls: boolean,
  ) {}

  protected grow(groupCount: number): void {
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

/** The same of an aggregate whose results can be added. */
class SplittableFoldAccumulator extends FoldAccumulator implements SplittableAccumulator {
  parts(groupCount: number): Parts {
    const results = this.finish(groupCount);
    const read = readerOf(results[0] as Vector); // an aggregate by states has one result
    return partsOfSeen(groupCount, results, (group) => read(group) !== null);
  }

  addParts(groups: Uint32Array, groupCount: number, [results]: readonly Vector[]): void {
    this.grow(groupCount);
    const { states, fold } = this;
    const read = readerOf(results as Vector); // as `parts` has made it
    for (let row = 0; row < groups.length; row++) {
      const group = groups[row] as number;
      states[group] = fold.addResult?.(states[group], read(row));
    }
  }
}

export function foldAccumulator(...args: ConstructorParameters<typeof FoldAccumulator>): Accumulator {
  const [fold] = args;
  return fold.addResult === undefined ? new FoldAccumulator(...args) : new SplittableFoldAccumulator(...args);
}
