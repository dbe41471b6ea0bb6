import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import type { Aggregation } from './aggregate.js';
import type { RunContext } from './context.js';
import { GroupedRows } from './grouped-rows.js';
import { portionsInGroups } from './parallel.js';
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
  const [input] = inputs as [Plan];
  if (context.countsMemory) {
    yield* groupsWithin(context.run(input, filters), aggregation, op, context);
    return;
  }
  const { keys, aggregates, outputs } = aggregation;
  const grouping = { keys, aggregates };
  const groups = new GroupedRows(grouping, context);
  const portions = groups.areSplittable ? portionsInGroups(input, grouping, context, filters) : null;
  for (const { batches, inGroups } of portions ?? [{ batches: context.run(input, filters), inGroups: false }]) {
    if (inGroups) {
      groups.addParts([...batches]);
      context.checkRows(groups.count, op);
      continue;
    }
    for (const batch of batches) {
      groups.add(batch);
      context.checkRows(groups.count, op);
    }
  }
  yield groups.rows(outputs);
}
