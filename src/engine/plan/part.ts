// Subqueries that an operator runs again and again, each time on another part of its input: `mv-apply`, `partition`.

import type { Expr, Plan } from './plan.js';

/** The leaf of a subquery: the rows of the part that it is run on. */
export interface PartPlan extends Plan {
  readonly op: 'part';
}

export function partPlan({ columns, open, ordered }: Pick<Plan, 'columns' | 'open' | 'ordered'>): PartPlan {
  return { op: 'part', inputs: [], columns, open, ordered };
}

const known = new WeakMap<object, boolean>();

/** Whether what a plan or an expression gives depends on a part, so that it is not one and the same all through a query. */
export function readsPart(of: Plan | Expr): boolean {
  return holdsPart(of);
}

function holdsPart(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return false;
  let holds = known.get(value);
  if (holds === undefined) {
    holds = (value as Partial<Plan>).op === 'part' || Object.values(value).some(holdsPart);
    known.set(value, holds);
  }
  return holds;
}
