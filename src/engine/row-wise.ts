// Which rows of a table come through all the steps of a plan that look at one row at a time: those that it is about.

import type { MvExpandPlan } from './language/operators/mv-expand.js';
import type { ProjectPlan } from './language/operators/project.js';
import type { ScanPlan } from './plan/binder.js';
import { type ColumnExpr, column, type Expr, type Plan } from './plan/plan.js';
import { partsOf } from './plan/print-plan.js';
import type { RunLanguage } from './run/language.js';
import type { Column } from './values/types.js';

/** Steps that keep, drop or multiply rows, each by what is in it. */
export const ROW_WISE: ReadonlySet<string> = new Set([
  'where',
  'exclude',
  'extend',
  'project',
  'parse',
  'parse-where',
  'parse-kv',
  'mv-expand',
]);

/** Steps that keep all rows as they are. */
export const PASSING: ReadonlySet<string> = new Set(['sort', 'serialize', 'as', 'render', 'materialize']);

/**
 * For each table that a plan reads, the longest runs of such steps on it, with the column `mark` of the table kept to the end.
 * A table that is read in several places has several.
 */
export function rowWisePlans(plan: Plan, language: RunLanguage, mark: Column): ReadonlyMap<string, readonly Plan[]> {
  const found = new Map<string, Plan[]>();
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return;
    seen.add(part);
    const run = 'op' in part && 'inputs' in part ? rowWise(part as Plan, language, mark) : null;
    if (run !== null) found.set(run.table, [...(found.get(run.table) ?? []), run.plan]);
    for (const [field, value] of Object.entries(part)) if (run === null || field !== 'inputs') visit(value);
  };
  visit(plan);
  return found;
}

interface Run {
  readonly table: string;
  readonly plan: Plan;
}

function rowWise(plan: Plan, language: RunLanguage, mark: Column): Run | null {
  if (plan.op === 'scan') {
    return { table: (plan as ScanPlan).table, plan: { ...plan, columns: [...plan.columns, mark] } };
  }
  const [input] = plan.inputs;
  if (input === undefined || !(PASSING.has(plan.op) || ROW_WISE.has(plan.op))) return null;
  if (!partsOf(plan).exprs.every((expr) => readsOwnRow(expr, language))) return null;
  const below = rowWise(input, language, mark);
  if (below === null || PASSING.has(plan.op)) return below;
  return { table: below.table, plan: { ...marked(plan, mark), inputs: [below.plan] } };
}

/** Whether the value of an expression in a row depends on nothing else. */
export function readsOwnRow(expr: Expr, language: RunLanguage): boolean {
  if (expr.kind === 'convert') return readsOwnRow(expr.operand, language);
  if (expr.kind !== 'call') return true;
  const { volatile, window } = language.kernel(expr.function, expr.overload);
  return !volatile && !window && expr.args.every((arg) => readsOwnRow(arg, language));
}

/** The step with the column among those that it keeps. */
export function marked(plan: Plan, mark: Column): Plan {
  const columns = [...plan.columns, mark];
  const kept: ColumnExpr = column(mark);
  if (plan.op === 'project') {
    return {
      ...plan,
      columns,
      items: [...(plan as ProjectPlan).items, { name: mark.name, expr: kept }],
    } as ProjectPlan;
  }
  if (plan.op === 'mv-expand') {
    const { expansion } = plan as MvExpandPlan;
    return { ...plan, columns, expansion: { ...expansion, columns: [...expansion.columns, mark] } } as MvExpandPlan;
  }
  return { ...plan, columns };
}
