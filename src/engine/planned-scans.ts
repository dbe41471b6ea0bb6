// The scans that a plan would begin, and what they could skip data by, without any data.

import { language } from './language/language.js';
import type { Plan } from './plan/plan.js';
import { partsOf } from './plan/print-plan.js';
import { DEFAULT_RUN_OPTIONS, type StartedScan } from './run/context.js';
import { FilterProbe } from './run/input-filters.js';
import type { ScanFilter } from './run/source.js';

/** @param now the clock of the run, in ticks, on which the conditions of the scans depend */
export function plannedScans(plan: Plan, now: bigint): StartedScan[] {
  const probe = new FilterProbe(language, () => undefined, { ...DEFAULT_RUN_OPTIONS, now });
  const scans: StartedScan[] = [];
  const seen = new Map<Plan, Set<string>>();
  const visit = (step: Plan, filters: readonly ScanFilter[]): void => {
    const asked = seen.get(step) ?? new Set();
    const name = filters.map(nameOf).join();
    if (asked.has(name)) return;
    seen.set(step, asked.add(name));
    if (step.op === 'scan') scans.push({ table: (step as Plan & { readonly table: string }).table, filters });
    const inputFilters = probe.filtersOfInputs(step, filters);
    for (const [i, input] of step.inputs.entries()) visit(input, inputFilters[i] ?? []);
    for (const subquery of partsOf(step).subqueries) visit(subquery, []);
  };
  visit(plan, []);
  return scans;
}

const nameOf = (filter: ScanFilter) =>
  filter.kind === 'range'
    ? `${filter.column} ${filter.from} ${filter.to}`
    : `${filter.column} ${filter.kind} ${filter.anyOf.join(' ')}`;
