// Leaves rows out of a plan: events behind the conditions that a query puts on a table, or rows of its result.

import type { ScanPlan } from './binder.js';
import type { Expr, Plan } from './plan.js';

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
export function excludeEvents<T extends Plan | Expr>(from: T, conditionsOf: (table: string) => ExcludedRows): T {
  const made = new Map<object, unknown>();
  const rebuilt = (part: unknown, behindWhere: boolean): unknown => {
    if (part === null || typeof part !== 'object') return part;
    // Anything else than plain data is a value or rows, in which there are no plans.
    if (!Array.isArray(part) && Object.getPrototypeOf(part) !== Object.prototype) return part;
    const known = behindWhere ? undefined : made.get(part);
    if (known !== undefined) return known;
    const copy = Array.isArray(part) ? part.map((item) => rebuilt(item, false)) : rebuiltFields(part);
    const table = behindWhere ? null : tableOf(part);
    const result = table === null ? copy : excludePlan(copy as Plan, conditionsOf(table));
    if (!behindWhere) made.set(part, result);
    return result;
  };
  const rebuiltFields = (part: object): object => {
    const isWhere = tableOf(part) !== null;
    const fields = Object.entries(part).map(([name, value]) => [
      name,
      isWhere && name === 'inputs' ? (value as unknown[]).map((input) => rebuilt(input, true)) : rebuilt(value, false),
    ]);
    return Object.fromEntries(fields);
  };
  // What is rebuilt has the form of what it was made from.
  return rebuilt(from, false) as T;
}

/** The table that a plan reads, where it does nothing but put conditions on its rows. */
function tableOf(part: object): string | null {
  const { op, inputs, table } = part as Partial<ScanPlan>;
  if (op === 'scan') return table ?? null;
  const [input] = inputs ?? [];
  return op === 'where' && input !== undefined ? tableOf(input) : null;
}
