// Plan nodes that the engine itself knows: a table of the database, a table without rows, rows that were computed before, the part of
// its input that an operator runs a subquery on, rows left out.

import { RunError } from '../diagnostics/query-error.js';
import type { ScanPlan } from '../plan/binder.js';
import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import type { RunContext } from './context.js';
import { exclude } from './exclude.js';
import type { OperatorRunner } from './language.js';
import { parallel } from './parallel.js';
import type { ScanFilter } from './source.js';

/** Rows in memory, in place of the plan that made them. */
export interface RowsPlan extends Plan {
  readonly op: 'rows';
  readonly rows: Batch;
}

export const ENGINE_RUNNERS: Readonly<Record<string, OperatorRunner>> = {
  scan: { run: (plan, context, filters) => scan(plan as ScanPlan, context, filters) },
  empty: { run: () => [] },
  rows: { run: (plan) => [(plan as RowsPlan).rows] },
  exclude: { run: exclude },
  parallel: { run: parallel },
  part: { run: (plan, context) => [context.part(plan)] },
};

function scan(plan: ScanPlan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  const source = context.tables(plan.table);
  if (source === undefined) throw new RunError('KS204', `the table '${plan.table}' is not there any more`);
  context.scans.push({ table: plan.table, filters });
  return source.scan({ columns: plan.columns.map((c) => c.name), filters: context.skipping ? filters : [] });
}
