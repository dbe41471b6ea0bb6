// What rows have to meet to be among the first of a table by the order of a key, told by its statistics.

import type { ScanPlan } from '../../plan/binder.js';
import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import type { ScanFilter } from '../../run/source.js';
import type { OrderKey } from './_order.js';
import type { ExtendPlan } from './extend.js';
import type { ProjectPlan } from './project.js';

/** Filters that the first `count` rows of a plan by the order of `keys` meet; none where nothing is known of them. */
export function firstRowsFilter(
  plan: Plan,
  [key]: readonly OrderKey[],
  count: number,
  context: RunContext,
): readonly ScanFilter[] {
  if (key?.expr.kind !== 'column' || key.nullsFirst) return [];
  const { descending, expr } = key;
  const stored = storedColumn(plan, expr.name);
  const bound = stored && context.tables(stored.table)?.reachedBy?.(stored.column, count, descending);
  if (bound === undefined || bound === null) return [];
  const ends = descending ? { from: bound, to: null } : { from: null, to: bound };
  return [{ kind: 'range', column: expr.name, ...ends }];
}

/** The column of a table that a column of a plan is, where the plan has all rows of the table. */
function storedColumn(plan: Plan, name: string): { readonly table: string; readonly column: string } | null {
  if (plan.op === 'scan') return { table: (plan as ScanPlan).table, column: name };
  const [input] = plan.inputs;
  if (input === undefined || (plan.op !== 'project' && plan.op !== 'extend')) return null;
  const expr = (plan as ProjectPlan | ExtendPlan).items.findLast((item) => item.name === name)?.expr;
  if (expr === undefined) return plan.op === 'extend' ? storedColumn(input, name) : null;
  return expr.kind === 'column' ? storedColumn(input, expr.name) : null;
}
