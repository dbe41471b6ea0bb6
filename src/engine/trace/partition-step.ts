import type { PartPlan } from '../plan/part.js';
import type { Expr, Plan } from '../plan/plan.js';
import { GroupIndex } from '../run/group.js';
import { type Batch, concatBatches } from '../values/batch.js';
import { rowPairs } from './row-links.js';
import { rowsBehind } from './rows-behind.js';
import type { LinkedRows } from './steps.js';
import type { TracedRows, Tracer } from './tracer.js';

export interface PartitionPlan extends Plan {
  readonly key: Expr;
  readonly part: PartPlan;
  readonly subquery: Plan;
}

/** The subquery is traced on each part by itself. */
export function partitioned(plan: PartitionPlan, { batch }: TracedRows, tracer: Tracer): LinkedRows {
  const { part, subquery } = plan;
  const results: Batch[] = [];
  const pairs: [number, number][] = [];
  let target = 0;
  for (const rows of partsOf(plan, batch, tracer)) {
    const own = batch.select(Uint32Array.from(rows));
    tracer.context.withPart(part, own, () => {
      const traced = tracer.within(part, { plan: part, batch: own, inputs: [], links: [] }).rows(subquery);
      // Columns are computed here, while the part is the one that they are of.
      for (const { name } of subquery.columns) traced.batch.column(name);
      results.push(traced.batch);
      for (let row = 0; row < traced.batch.length; row++, target++) {
        for (const source of rowsBehind(traced, part, row)) pairs.push([rows[source] as number, target]);
      }
    });
  }
  return { batch: concatBatches(subquery.columns, results), links: [rowPairs(pairs)] };
}

/** The rows of each part, in the order in which the parts are first seen. */
function partsOf({ key }: PartitionPlan, batch: Batch, { context }: Tracer): number[][] {
  if (batch.length === 0) return [];
  const parts: number[][] = [];
  const groups = new GroupIndex([key.type]).groupsOf([context.evaluate(key, batch)], batch.length);
  for (const [row, group] of groups.entries()) {
    parts[group] ??= [];
    parts[group].push(row);
  }
  return parts;
}
