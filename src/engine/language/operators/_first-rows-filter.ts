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
  keys: readonly OrderKey[],
  count: number,
  context: RunContext,
): readonly ScanFilter[] {
  const stored = storedKey(plan, keys);
  if (stored === null) return [];
  const { key, name, table, column } = stored;
  const bound = context.tables(table)?.reachedBy?.(column, count, key.descending);
  if (bound === undefined || bound === null) return [];
  const ends = key.descending ? { from: bound, to: null } : { from: null, to: bound };
  return [{ kind: 'range', column: name, ...ends }];
}

interface StoredKey {
  readonly key: OrderKey;
  /** of the column in the plan, and in the table */
  readonly name: string;
  readonly column: string;
  readonly table: string;
}

/** The first key, where it is a column of a table that the plan has all rows of; null where it is not, and no filter is known. */
export function storedKey(plan: Plan, [key]: readonly OrderKey[]): StoredKey | null {
  if (key?.expr.kind !== 'column' || key.nullsFirst) return null;
  const { name } = key.expr;
  const stored = storedColumn(plan, name);
  return stored === null ? null : { key, name, ...stored };
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
