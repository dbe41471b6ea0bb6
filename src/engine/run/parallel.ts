// Steps over one table that look at one row at a time, which the caller may run on several parts of the table at once.

import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import { RunContext } from './context.js';
import { GroupedRows, type Grouping } from './grouped-rows.js';
import type { RunLanguage } from './language.js';
import type { ScanFilter, ScanRequest, TableSource } from './source.js';

/** Such steps. The input is the last of them, down to the scan; the columns are those of its result that are read. */
export interface ParallelPlan extends Plan {
  readonly op: 'parallel';
  readonly table: string;
  /** whether the step that reads them groups rows by nothing but what is in each: threads may do that too */
  readonly grouped: boolean;
}

/** What another thread needs to run steps. It is plain data. */
export interface Steps {
  readonly plan: Plan;
  readonly filters: readonly ScanFilter[];
  readonly columns: readonly string[];
  /** how the rows are grouped; null where the rows themselves are wanted */
  readonly grouping: Grouping | null;
  /** whether all of the table is read in any case, and little comes of it */
  readonly whole: boolean;
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
  /** The rows of the steps with `source` in the place of the table, not grouped. */
  rowsOf(source: TableSource): Iterable<Batch>;
  /** Throws where the caller has cancelled the query. */
  check(): void;
}

/** What steps give for a part of a table. */
export interface Portion {
  readonly batches: Iterable<Batch>;
  /** whether they are the parts of `GroupedRows`, which a thread has made, in place of rows */
  readonly inGroups: boolean;
}

/** Runs steps on the parts of a table, in threads of the caller's. */
export interface ParallelScans {
  /** What the steps give for one part of the table after the other, in the order of its rows; null where threads are not worth it. */
  portions(steps: StepsOnTable): Iterable<Portion> | null;
}

/** Groups, or what is aggregated in them, are handed on where they are at most this share of their rows, or so few anyway. */
const MANY_GROUPS = 1 / 4;
const FEW_GROUPS = 1024;

/**
 * What another thread does, for any part of a table; it is called for one after the other.
 * @returns the rows of the steps, or the parts of `GroupedRows`; null where these are hardly less than the rows
 */
export function stepsRunner(
  steps: Steps,
  language: RunLanguage,
  base: RunContext['options'],
): (source: TableSource) => Iterable<Batch> | null {
  const { grouping } = steps;
  const { context, run } = runOfSteps(steps, language, base);
  return grouping === null ? run : (source) => partsOf(run(source), grouping, context);
}

function runOfSteps({ plan, filters, columns, options }: Steps, language: RunLanguage, base: RunContext['options']) {
  let table: TableSource | undefined;
  // One run for all parts, so that what is prepared once a query is prepared once.
  const context = new RunContext(language, () => table, { ...base, ...options, parallel: null });
  const names = columns.map((name): [string, string] => [name, name]);
  const run = function* (source: TableSource): Iterable<Batch> {
    table = source;
    for (const batch of context.run(plan, filters)) yield batch.project(names);
  };
  return { context, run };
}

function partsOf(rows: Iterable<Batch>, grouping: Grouping, context: RunContext): Batch[] | null {
  const groups = new GroupedRows(grouping, context);
  let most = FEW_GROUPS;
  let added = 0;
  for (const batch of rows) {
    groups.add(batch);
    added += batch.length;
    most = Math.max(most, added * MANY_GROUPS);
    if (groups.count > most) return null;
  }
  const parts = groups.parts();
  return parts.every(({ length }) => length <= most) ? parts : null;
}

/** The runner of the plan. */
export function* parallel(plan: Plan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  const [input] = plan.inputs as [Plan];
  // The rows of a bare scan gain nothing in threads.
  const portions = input.op === 'scan' ? null : portionsOf(plan as ParallelPlan, null, context, filters);
  if (portions === null) yield* context.run(input, filters);
  else for (const { batches } of portions) yield* batches;
}

/** The rows of a plan, or groups of them, for an operator that groups them; null where threads cannot or need not help. */
export function portionsInGroups(
  plan: Plan,
  grouping: Grouping,
  context: RunContext,
  filters: readonly ScanFilter[],
): Iterable<Portion> | null {
  if (plan.op !== 'parallel' || !(plan as ParallelPlan).grouped) return null;
  return portionsOf(plan as ParallelPlan, grouping, context, context.options.pruning ? filters : []);
}

function portionsOf(
  { table, columns, inputs }: ParallelPlan,
  grouping: Grouping | null,
  context: RunContext,
  filters: readonly ScanFilter[],
): Iterable<Portion> | null {
  const [plan] = inputs as [Plan];
  const { options, language, skipping } = context;
  const { now, batchRows, distinct, pruning, parallel: scans } = options;
  const source = context.tables(table);
  if (scans === null || source === undefined || !skipping) return null;
  const steps: Steps = {
    plan,
    filters,
    columns: columns.map(({ name }) => name),
    grouping,
    whole: grouping !== null || plan.op === 'top',
    options: { now, batchRows, distinct, pruning },
  };
  const { run: rowsOf } = runOfSteps(steps, language, options);
  const request = requestOf(rowsOf, source);
  const portions = scans.portions({ steps, table, request, rowsOf, check: () => context.check() });
  if (portions !== null) context.scans.push({ table, filters: request.filters });
  return portions;
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
