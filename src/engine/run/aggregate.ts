// Aggregates over groups: what `summarize` and the operators built on it run.

import type { BoundAggregate } from '../plan/language.js';
import { columnsRead, type NamedExpr } from '../plan/plan.js';
import { Batch } from '../values/batch.js';
import type { FlatVector, Vector } from '../values/vector.js';
import type { RunContext } from './context.js';
import type { Accumulator } from './kernel.js';
import { isSplittable } from './parts.js';

export interface Aggregation {
  readonly keys: readonly NamedExpr[];
  readonly aggregates: readonly BoundAggregate[];
  /** expressions over the columns of the aggregates */
  readonly outputs: readonly NamedExpr[];
}

/** Some aggregates over numbered groups. */
export class AggregatedGroups {
  private readonly accumulators: readonly Accumulator[];

  constructor(
    private readonly aggregates: readonly BoundAggregate[],
    private readonly context: RunContext,
  ) {
    this.accumulators = aggregates.map((aggregate) => accumulatorOf(aggregate, context));
  }

  /** Adds row `r` of a batch to group `groupOf[r]`, of `count` so far. */
  add(groupOf: Uint32Array, count: number, batch: Batch): void {
    this.aggregates.forEach((aggregate, i) => {
      const args = argumentsOf(aggregate, batch, this.context);
      (this.accumulators[i] as Accumulator).add(groupOf, count, args);
    });
  }

  /** Whether the groups of some rows can be put together with those of others. */
  get areSplittable(): boolean {
    return this.accumulators.every(isSplittable);
  }

  /** What was added to the groups, of which there are `count`: a batch an aggregate. */
  parts(count: number): Batch[] {
    return this.accumulators.filter(isSplittable).map((accumulator) => {
      const { groups, columns } = accumulator.parts(count);
      const group: Vector = {
        encoding: 'flat',
        type: 'int',
        length: groups.length,
        data: new Int32Array(groups),
        nulls: null,
      };
      return new Batch(groups.length, [
        ['group', group],
        ...columns.map((column, i): [string, Vector] => [`column ${i}`, column]),
      ]);
    });
  }

  /** Adds the parts of other groups, whose rows come after those that were added so far; group `g` of them to group `groupOf[g]`, of `count` so far. */
  addParts(groupOf: Uint32Array, count: number, parts: readonly Batch[]): void {
    this.accumulators.filter(isSplittable).forEach((accumulator, i) => {
      const part = parts[i] as Batch; // there is one for each
      // The first column has the groups, in such an array.
      const [groups, ...columns] = part.names.map((name) => part.column(name)) as [FlatVector, ...Vector[]];
      const ofRows = Uint32Array.from(groups.data as Int32Array, (group) => groupOf[group] as number);
      accumulator.addParts(ofRows, count, columns);
    });
  }

  /** Whether a group may hold more with every row. */
  get growWithRows(): boolean {
    return this.accumulators.some((accumulator) => accumulator.heldBytes !== undefined);
  }

  /** Bytes, about, that grow with the rows. */
  heldBytes(): number {
    let bytes = 0;
    for (const accumulator of this.accumulators) bytes += accumulator.heldBytes?.() ?? 0;
    return bytes;
  }

  /** The values of expressions over the columns of the aggregates, a row a group. */
  finish(count: number, outputs: readonly NamedExpr[]): Vector[] {
    const columns = this.aggregates.flatMap((aggregate, i) => {
      const vectors = (this.accumulators[i] as Accumulator).finish(count);
      return aggregate.columns.map((c, k): [string, Vector] => [c.name, vectors[k] as Vector]);
    });
    const bare = new Batch(count, columns);
    return outputs.map(({ expr }) => this.context.evaluate(expr, bare));
  }
}

/** The arguments for a batch; columns are read when they are first asked for. */
function argumentsOf({ args }: BoundAggregate, batch: Batch, context: RunContext): readonly Vector[] {
  const vectors: Vector[] = new Array(args.length);
  for (const [i, arg] of args.entries()) {
    if (arg.kind !== 'column') vectors[i] = context.evaluate(arg, batch);
    else Object.defineProperty(vectors, i, { get: () => context.evaluate(arg, batch), enumerable: true });
  }
  return vectors;
}

export function accumulatorOf(aggregate: BoundAggregate, context: RunContext): Accumulator {
  return context.language.aggregateKernel(aggregate.function, aggregate.overload).make({
    types: aggregate.args.map((arg) => arg.type),
    result: aggregate.columns[0]?.type ?? 'dynamic',
    constants: aggregate.args.map((arg) =>
      columnsRead(arg).size === 0 && context.evaluator.isStable(arg) ? context.constant(arg) : undefined,
    ),
    context,
  });
}
