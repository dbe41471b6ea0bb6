// The rows further down that are behind a row of a step.

import type { ScanPlan } from '../plan/binder.js';
import type { Plan } from '../plan/plan.js';
import type { TracedRows } from './tracer.js';

/** The rows of a plan that are behind a row of a step above it, ascending. */
export function rowsBehind(traced: TracedRows, below: Plan, row: number): number[] {
  const found = new Set<number>();
  walk(traced, row, (step, at) => {
    if (step.plan === below) found.add(at);
    return step.plan !== below;
  });
  return ascending(found);
}

export interface Evidence {
  /** rows of tables of the database, ascending, by the table */
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** false where a step on the way does not tell which of its rows are behind a row, so that all of them are here */
  readonly exact: boolean;
}

/** The rows of tables that are behind a row; what a subquery looked at is not among them. */
export function evidenceBehind(traced: TracedRows, row: number): Evidence {
  const rows = new Map<string, Set<number>>();
  let exact = true;
  walk(traced, row, ({ plan, links }, at) => {
    exact &&= links.every((link) => link.exact);
    if (plan.op !== 'scan') return true;
    const { table } = plan as ScanPlan;
    const known = rows.get(table) ?? new Set();
    rows.set(table, known.add(at));
    return false;
  });
  return { rows: new Map([...rows].map(([table, found]) => [table, ascending(found)])), exact };
}

/** Visits the rows behind a row, each once, as far as `visit` wants to go on below one. */
function walk(from: TracedRows, row: number, visit: (step: TracedRows, row: number) => boolean): void {
  const seen = new Map<TracedRows, Set<number>>();
  const waiting: [TracedRows, number][] = [[from, row]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [step, at] = next;
    const known = seen.get(step) ?? new Set();
    if (known.has(at)) continue;
    seen.set(step, known.add(at));
    if (!visit(step, at)) continue;
    for (const [i, input] of step.inputs.entries()) {
      for (const source of step.links[i]?.sourcesOf(at) ?? []) waiting.push([input, source]);
    }
  }
}

const ascending = (rows: ReadonlySet<number>): number[] => [...rows].sort((a, b) => a - b);
