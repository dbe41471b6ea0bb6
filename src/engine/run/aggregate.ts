// Grouped aggregation: what `summarize` and the operators built on it run.

import type { BoundAggregate } from '../plan/language.js';
import { columnsRead, type NamedExpr, type Plan } from '../plan/plan.js';
import { Batch } from '../values/batch.js';
import type { Vector } from '../values/vector.js';
import type { RunContext } from './context.js';
import { GroupIndex } from './group.js';
import type { Accumulator } from './kernel.js';

export interface Aggregation {
  readonly keys: readonly NamedExpr[];
  readonly aggregates: readonly BoundAggregate[];
  /** expressions over the columns of the aggregates */
  readonly outputs: readonly NamedExpr[];
}

/** One row a group, in the order in which the groups are first seen; without keys there is always one row. */
export function* aggregateRows(input: Plan, aggregation: Aggregation, context: RunContext): Iterable<Batch> {
  const { keys, aggregates } = aggregation;
  const index = new GroupIndex(keys.map((key) => key.expr.type));
  const accumulators = aggregates.map((aggregate) => accumulatorOf(aggregate, context));
  for (const batch of context.run(input)) {
    const groups = index.groupsOf(keys.map((key) => context.evaluate(key.expr, batch)), batch.length);
    context.checkRows(index.count, 'summarize');
    aggregates.forEach((aggregate, i) => {
      const args = aggregate.args.map((arg) => context.evaluate(arg, batch));
      (accumulators[i] as Accumulator).add(groups, index.count, args);
    });
  }
  if (keys.length === 0) index.groupsOf([], 0);
  yield finished(index, accumulators, aggregation, context);
}

export function accumulatorOf(aggregate: BoundAggregate, context: RunContext): Accumulator {
  return context.language.aggregateKernel(aggregate.function, aggregate.overload).make({
    types: aggregate.args.map((arg) => arg.type),
    result: aggregate.columns[0]?.type ?? 'dynamic',
    constants: aggregate.args.map((arg) => (columnsRead(arg).size === 0 && context.evaluator.isStable(arg) ? context.constant(arg) : undefined)),
    context,
  });
}

function finished(index: GroupIndex, accumulators: readonly Accumulator[], { keys, aggregates, outputs }: Aggregation, context: RunContext): Batch {
  const keyVectors = index.keys();
  const columns: [string, Vector][] = keys.map((key, i) => [key.name, keyVectors[i] as Vector]);
  const bare = new Batch(
    index.count,
    aggregates.flatMap((aggregate, i) => {
      const vectors = (accumulators[i] as Accumulator).finish(index.count);
      return aggregate.columns.map((c, k): [string, Vector] => [c.name, vectors[k] as Vector]);
    }),
  );
  for (const { name, expr } of outputs) columns.push([name, context.evaluate(expr, bare)]);
  return new Batch(index.count, columns);
}
