// How `top-nested` runs: the rows are grouped by the value of the first level; the rows of each of the best groups are grouped by that of the next.

import { column, type Plan } from '../../plan/plan.js';
import { AggregatedGroups } from '../../run/aggregate.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { batchesOf } from '../../run/rows.js';
import { Batch } from '../../values/batch.js';
import type { Value } from '../../values/types.js';
import { missing, type Reader, readerOf, type Vector } from '../../values/vector.js';
import { sortedRows } from './_order.js';
import { rowCount } from './take.js';
import type { Level, TopNestedPlan } from './top-nested.js';

export function* nestedRows(plan: TopNestedPlan, context: RunContext): Iterable<Batch> {
  const all = context.all(plan.inputs[0] as Plan);
  if (all.length > 0) yield* batchesOf(plan.columns, paths(all, plan.levels, [], context), context.options.batchRows);
}

/** The values and aggregates of the best groups of `rows` on every level, behind those of the levels before. */
function* paths(
  rows: Batch,
  levels: readonly Level[],
  before: readonly Value[],
  context: RunContext,
): Iterable<readonly Value[]> {
  const [level, ...deeper] = levels;
  if (level === undefined) {
    yield before;
    return;
  }
  const groups = new RankedGroups(rows, level, context);
  const limit = level.count === null ? groups.ranking.length : rowCount(level.count, context);
  for (const group of groups.ranking.subarray(0, limit)) {
    yield* paths(groups.rowsOf([group]), deeper, [...before, groups.value(group), groups.aggregate(group)], context);
  }
  const rest = groups.ranking.subarray(limit);
  if (level.others !== null && rest.length > 0) yield otherPath(groups.rowsOf(rest), levels, before, context);
}

/** The row that stands for all groups which are not among the best, on this level and on those below it that have a name for them. */
function otherPath(
  rows: Batch,
  levels: readonly Level[],
  before: readonly Value[],
  context: RunContext,
): readonly Value[] {
  const values = levels.flatMap((level) => {
    if (level.others === null) return [missing(level.of.expr.type), missing(level.by.expr.type)];
    const all = new AggregatedGroups(level.aggregates, context);
    all.add(new Uint32Array(rows.length), 1, rows);
    const [aggregate] = all.finish(1, [level.by]);
    return [context.constant(level.others), readerOf(aggregate as Vector)(0)];
  });
  return [...before, ...values];
}

/** The groups of some rows by the value of a level, ranked by its aggregate. */
class RankedGroups {
  readonly ranking: Uint32Array;
  readonly value: Reader;
  readonly aggregate: Reader;
  private readonly members: number[][];

  constructor(
    private readonly rows: Batch,
    { of, by, aggregates, descending, nullsFirst }: Level,
    context: RunContext,
  ) {
    const index = new GroupIndex([of.expr.type]);
    const groupOf = index.groupsOf([context.evaluate(of.expr, rows)], rows.length);
    const groups = new AggregatedGroups(aggregates, context);
    groups.add(groupOf, index.count, rows);
    // One key and one output were asked for.
    const [values] = index.keys() as [Vector];
    const [results] = groups.finish(index.count, [by]) as [Vector];
    this.value = readerOf(values);
    this.aggregate = readerOf(results);
    const key = { expr: column({ name: by.name, type: by.expr.type }), descending, nullsFirst };
    this.ranking = sortedRows([key], new Batch(index.count, [[by.name, results]]), context);
    this.members = Array.from({ length: index.count }, () => []);
    for (const [row, group] of groupOf.entries()) (this.members[group] as number[]).push(row);
  }

  rowsOf(groups: Iterable<number>): Batch {
    const rows = [...groups].flatMap((group) => this.members[group] as number[]);
    return this.rows.select(Uint32Array.from(rows).sort());
  }
}
