import type { Plan } from '../plan/plan.js';
import { Batch } from '../values/batch.js';
import type { Vector } from '../values/vector.js';
import { AggregatedGroups, type Aggregation } from './aggregate.js';
import type { RunContext } from './context.js';
import { GroupIndex } from './group.js';
import type { ScanFilter } from './source.js';
import { groupsWithin } from './spilled-groups.js';

/**
 * Aggregates the input of a plan: one row a group, in the order in which the groups are first seen; without keys there is always one row.
 * @param filters what may be handed on to the input
 */
export function* aggregateRows(
  { op, inputs }: Plan,
  aggregation: Aggregation,
  context: RunContext,
  filters: readonly ScanFilter[] = [],
): Iterable<Batch> {
  const { keys, aggregates, outputs } = aggregation;
  const batches = context.run(inputs[0] as Plan, filters);
  if (context.countsMemory) {
    yield* groupsWithin(batches, aggregation, op, context);
    return;
  }
  const index = new GroupIndex(keys.map((key) => key.expr.type));
  const groups = new AggregatedGroups(aggregates, context);
  for (const batch of batches) {
    const groupOf = index.groupsOf(
      keys.map((key) => context.evaluate(key.expr, batch)),
      batch.length,
    );
    context.checkRows(index.count, op);
    groups.add(groupOf, index.count, batch);
  }
  if (keys.length === 0) index.groupsOf([], 0);
  const keyVectors = index.keys();
  const results = groups.finish(index.count, outputs);
  yield new Batch(index.count, [
    ...keys.map((key, i): [string, Vector] => [key.name, keyVectors[i] as Vector]),
    ...outputs.map(({ name }, i): [string, Vector] => [name, results[i] as Vector]),
  ]);
}
