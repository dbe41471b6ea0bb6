// The ways that rows take through a plan: from each table that it reads, step by step, to its result.

import type { ScanPlan } from '../plan/binder.js';
import { readsPart } from '../plan/part.js';
import type { Plan } from '../plan/plan.js';
import { partsOf } from '../plan/print-plan.js';

export interface RouteStep {
  readonly plan: Plan;
  /** the place among its inputs of the step before */
  readonly input: number;
}

export interface Route {
  readonly scan: ScanPlan;
  /** from the table on */
  readonly steps: readonly RouteStep[];
  /** the step that runs, as a subquery, what the route leads through; null where it leads to the result */
  readonly within: Plan | null;
}

/** A query that names one table very often has more ways than anybody reads. */
const MOST_ROUTES = 64;

/** Those to the result first, then those of subqueries; without subqueries that a step runs on parts of its input. */
export function routesOf(plan: Plan): Route[] {
  const routes: Route[] = [];
  const subqueries = new Map<Plan, Plan>();
  const visit = (at: Plan, above: readonly RouteStep[], within: Plan | null): void => {
    if (routes.length === MOST_ROUTES) return;
    if (at.op === 'scan') routes.push({ scan: at as ScanPlan, steps: above, within });
    for (const query of partsOf(at).subqueries) if (!readsPart(query)) subqueries.set(query, at);
    for (const [input, below] of at.inputs.entries()) visit(below, [{ plan: at, input }, ...above], within);
  };
  visit(plan, [], null);
  for (const [query, within] of subqueries) visit(query, [], within);
  return routes;
}
