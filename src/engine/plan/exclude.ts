// Leaves rows out of a plan: events behind the conditions that a query puts on a table, or rows of its result.

import type { ScanPlan } from './binder.js';
import type { Expr, Plan } from './plan.js';
import { type Copied, type Rebuild, rebuild } from './rebuild.js';

/** Rows that meet one of the conditions are left out; each counts for the first condition that it meets. */
export interface ExcludePlan extends Plan {
  readonly op: 'exclude';
  readonly conditions: readonly { readonly number: number; readonly condition: Expr }[];
}

export type ExcludedRows = ExcludePlan['conditions'];

export function excludePlan(input: Plan, conditions: ExcludedRows): Plan {
  if (conditions.length === 0) return input;
  const { columns, open, ordered } = input;
  return { op: 'exclude', inputs: [input], columns, open, ordered, conditions } as ExcludePlan;
}

/**
 * A plan or an expression with events of tables left out, wherever it reads them: behind the `where` steps that stand directly on a table, which
 * gives the same rows as leaving them out of the table, looks at fewer, and counts only events that the query is about.
 * @param conditionsOf the conditions for a table
 */
export function excludeEvents<T extends Plan | Expr>(
  from: T,
  conditionsOf: (table: string) => ExcludedRows,
  copied?: Copied,
): T {
  return rebuild(
    from,
    (part, rebuilt) => {
      const table = tableOf(part);
      return table === null ? null : excludePlan(conditionsKept(part as Plan, rebuilt, copied), conditionsOf(table));
    },
    copied,
  );
}

/** The same `where` steps, whose conditions may hold subqueries, on the same table. */
function conditionsKept(part: Plan, rebuilt: Rebuild, copied: Copied | undefined): Plan {
  if (part.op === 'scan') return part;
  const fields = Object.entries(part).map(([name, value]) => [name, name === 'inputs' ? value : rebuilt(value)]);
  const inputs = part.inputs.map((input) => conditionsKept(input, rebuilt, copied));
  const kept: Plan = { ...Object.fromEntries(fields), inputs };
  copied?.(part, kept);
  return kept;
}

/** The table that a plan reads, where it does nothing but put conditions on its rows. */
function tableOf(part: object): string | null {
  const { op, inputs, table } = part as Partial<ScanPlan>;
  if (op === 'scan') return table ?? null;
  const [input] = inputs ?? [];
  return op === 'where' && input !== undefined ? tableOf(input) : null;
}
