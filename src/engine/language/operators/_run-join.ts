// How `join` and `lookup` run.

import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { renamed } from '../../run/filters.js';
import type { ScanFilter } from '../../run/source.js';
import type { Batch } from '../../values/batch.js';
import {
  isSemi,
  type JoinPlan,
  joinTable,
  pairedRows,
  probeSide,
  semiJoined,
  tableSide,
  unmatchedRows,
} from './_hash-join.js';
import type { Side } from './_join-columns.js';
import { joinWithin } from './_spilled-join.js';

export function* runJoin(plan: JoinPlan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  const [table, probe] = [tableSide(plan), probeSide(plan)];
  const rowsOf = (side: Side) => context.run(inputOf(plan, side), filtersOn(plan, side, filters));
  if (context.countsMemory && !plan.open) yield* joinWithin(plan, rowsOf(table), rowsOf(probe), context);
  else if (isSemi(plan)) yield* semiJoined(plan, rowsOf(table), rowsOf(probe), context);
  else {
    const held = joinTable(plan, context.all(inputOf(plan, table), filtersOn(plan, table, filters)), context);
    yield* pairedRows(plan, held, rowsOf(probe), context);
    if (plan.kind === 'fullouter') yield unmatchedRows(plan, held);
  }
}

function inputOf(plan: JoinPlan, side: Side): Plan {
  return plan.inputs[side === 'left' ? 0 : 1] as Plan;
}

/** The filters on the result that may rule out rows of one side and change nothing by it. */
function filtersOn(plan: JoinPlan, side: Side, filters: readonly ScanFilter[]): ScanFilter[] {
  const own = renamed(filters, (name) => plan.columns.find((c) => c.name === name && c.side === side)?.from);
  switch (plan.kind) {
    case 'inner':
      return own;
    case 'innerunique':
      // Which row stands for a key must not depend on the filters.
      return side === 'right' ? own : own.filter((filter) => plan.keys.some((key) => key.leftColumn === filter.column));
    case 'fullouter':
      return [];
    default:
      // A row left out of the table would make its matches look like rows without one.
      return side === probeSide(plan) ? own : [];
  }
}
