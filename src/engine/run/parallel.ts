// Steps over one table that look at one row at a time, which the caller may run on several parts of the table at once.

import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import { RunContext } from './context.js';
import type { RunLanguage } from './language.js';
import type { ScanFilter, ScanRequest, TableSource } from './source.js';

/** Such steps. The input is the last of them, down to the scan; the columns are those of its result that are read. */
export interface ParallelPlan extends Plan {
  readonly op: 'parallel';
  readonly table: string;
}

/** What another thread needs to run steps. It is plain data. */
export interface Steps {
  readonly plan: Plan;
  readonly filters: readonly ScanFilter[];
  readonly columns: readonly string[];
  readonly options: {
    readonly now: bigint;
    readonly batchRows: number;
    readonly distinct: boolean;
    readonly pruning: boolean;
  };
}

export interface StepsOnTable {
  readonly steps: Steps;
  readonly table: string;
  /** what the steps ask of the table */
  readonly request: ScanRequest;
  /** The rows of the steps with `source` in the place of the table. */
  rowsOf(source: TableSource): Iterable<Batch>;
  /** Throws where the caller has cancelled the query. */
  check(): void;
}

/** Runs steps on the parts of a table, in threads of the caller's. */
export interface ParallelScans {
  /** The rows in the order that they have without threads; null where that is not worth it. */
  rows(steps: StepsOnTable): Iterable<Batch> | null;
}

/** The rows of steps, for any table: `rowsOf` is called for one after the other. */
export function stepsRunner(
  { plan, filters, columns, options }: Steps,
  language: RunLanguage,
  base: RunContext['options'],
): (source: TableSource) => Iterable<Batch> {
  let table: TableSource | undefined;
  // One run for all parts, so that what is prepared once a query is prepared once.
  const context = new RunContext(language, () => table, { ...base, ...options, parallel: null });
  const names = columns.map((name): [string, string] => [name, name]);
  return function* (source) {
    table = source;
    for (const batch of context.run(plan, filters)) yield batch.project(names);
  };
}

/** The runner of the plan. */
export function parallel(plan: Plan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  const { table, columns, inputs } = plan as ParallelPlan;
  const [input] = inputs as [Plan];
  const { options, language, skipping } = context;
  const scans = options.parallel;
  const source = context.tables(table);
  if (scans === null || source === undefined || !skipping) return context.run(input, filters);
  const { now, batchRows, distinct, pruning } = options;
  const steps = {
    plan: input,
    filters,
    columns: columns.map(({ name }) => name),
    options: { now, batchRows, distinct, pruning },
  };
  const rowsOf = stepsRunner(steps, language, options);
  const request = requestOf(rowsOf, source);
  const rows = scans.rows({ steps, table, request, rowsOf, check: () => context.check() });
  if (rows === null) return context.run(input, filters);
  context.scans.push({ table, filters: request.filters });
  return rows;
}

/** What steps ask of a table, which gives them no rows for it. */
function requestOf(rowsOf: StepsOnTable['rowsOf'], { name, columns }: TableSource): ScanRequest {
  const asked: ScanRequest[] = [];
  const probe: TableSource = {
    name,
    columns,
    scan: (request) => {
      asked.push(request);
      return [];
    },
    rowCount: () => 0,
    newest: () => null,
    oldest: () => null,
  };
  for (const _ of rowsOf(probe));
  const [request] = asked;
  if (request === undefined) throw new TypeError(`steps on '${name}' do not read it`);
  return request;
}
