import type { ScanPlan } from './binder.js';
import type { Plan } from './plan.js';

/** Names of the tables of the database that a plan reads, also in its subqueries, in the order in which it names them. */
export function tablesRead(plan: Plan): string[] {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return;
    seen.add(part);
    if (isScan(part)) names.add(part.table);
    // An operator's own fields may hold plans and expressions anywhere; a plan is plain data, so all of it can be walked.
    for (const value of Array.isArray(part) ? part : Object.values(part)) visit(value);
  };
  visit(plan);
  return [...names];
}

const isScan = (part: object): part is ScanPlan => (part as Partial<ScanPlan>).op === 'scan';
