// `make-graph … partitioned-by`: a subquery on the graph of each value of a column. The part that the subquery is run on is a table of one row,
// the value; tables of edges and nodes are joined with it.

import { type PartPlan, partPlan } from '../../plan/part.js';
import { column, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { Batch } from '../../values/batch.js';
import type { Column } from '../../values/types.js';
import { slice, type Vector } from '../../values/vector.js';
import type { JoinPlan } from './_hash-join.js';

export interface GraphPartitionsPlan extends Plan {
  readonly op: 'graph-partitions';
  /** over the edges, the input */
  readonly key: Expr;
  readonly part: PartPlan;
  readonly subquery: Plan;
}

/** One partition: a table of one row with the value of `key`. */
export function partOf(key: Column): { readonly plan: PartPlan; restrict(table: Plan, own: Expr): Plan } {
  const plan = partPlan({ columns: [key], open: false, ordered: false });
  return {
    plan,
    restrict(table, own) {
      const keys = [{ left: own, right: column(key), leftColumn: key.name, rightColumn: key.name }];
      const columns = table.columns.map((c) => ({ ...c, side: 'left', from: c.name }) as const);
      return {
        op: 'join',
        inputs: [table, plan],
        columns,
        open: false,
        ordered: false,
        kind: 'leftsemi',
        keys,
      } as JoinPlan;
    },
  };
}

export function graphPartitionsPlan(edges: Plan, key: Expr, part: PartPlan, subquery: Plan): GraphPartitionsPlan {
  const { columns, open } = subquery;
  return { op: 'graph-partitions', inputs: [edges], columns, open, ordered: false, key, part, subquery };
}

export function* runGraphPartitions(
  { inputs, key, part, subquery }: GraphPartitionsPlan,
  context: RunContext,
): Iterable<Batch> {
  const index = new GroupIndex([key.type]);
  for (const batch of context.run(inputs[0] as Plan)) index.groupsOf([context.evaluate(key, batch)], batch.length);
  const [values] = index.keys() as [Vector];
  const [{ name }] = part.columns as readonly [Column];
  for (let i = 0; i < index.count; i++) {
    yield context.allOfPart(subquery, part, new Batch(1, [[name, slice(values, i, i + 1)]]));
  }
}
