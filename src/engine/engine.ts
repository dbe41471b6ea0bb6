// The engine's door: the text of a query and the tables that it may read, in; its findings or its rows, out.
// The engine does no I/O: tables come as sources, and the clock is an argument.

import { type Analysis, bind, columnsOf } from './bind.js';
import { type Diagnostic, DiagnosticBag } from './diagnostics/diagnostic.js';
import { QueryError } from './diagnostics/query-error.js';
import { drawsNumbers } from './draws-numbers.js';
import { type Exclusion, excluder } from './exclusions.js';
import { language } from './language/language.js';
import type { RenderPlan } from './language/operators/render.js';
import { parallelPlan } from './parallel-plan.js';
import type { Schema } from './plan/language.js';
import { type Plan, resultsOf } from './plan/plan.js';
import { DEFAULT_RUN_OPTIONS, RunContext, type RunOptions, type StartedScan } from './run/context.js';
import { type Steps, stepsRunner } from './run/parallel.js';
import type { RowsPlan } from './run/scan.js';
import type { TableSource } from './run/source.js';
import { format } from './syntax/format/format.js';
import { parse } from './syntax/parser.js';
import type { Batch } from './values/batch.js';
import type { Column } from './values/types.js';

export type { Analysis } from './bind.js';
export type { Diagnostic } from './diagnostics/diagnostic.js';
export { QueryError, RunError } from './diagnostics/query-error.js';
export { placeOf, type QueryText, renderDiagnostic, renderDiagnostics } from './diagnostics/render.js';
export { type Exclusion, ExclusionError, exclusionText, mistakeInExclusion } from './exclusions.js';
export { type ExplainedStep, explain } from './explain.js';
export type { Schema } from './plan/language.js';
export type { Plan } from './plan/plan.js';
export { tablesRead } from './plan/tables-read.js';
export { plannedScans } from './planned-scans.js';
export type { RunOptions, StartedScan } from './run/context.js';
export type { FileProfile, GeoLocation, Lookups } from './run/lookups.js';
export type { ParallelScans, Portion, Steps, StepsOnTable } from './run/parallel.js';
export type { ScanFilter, ScanRequest, TableSource, TextFilter } from './run/source.js';
export type { SpilledBatches, SpillStorage } from './run/spill.js';
export { tokenize } from './syntax/lexer.js';

/** The tables and saved functions that a query may name. */
export interface Catalogue {
  table(name: string): TableSource | undefined;
  tableNames(): Iterable<string>;
  /** a watchlist by its alias */
  watchlist?(alias: string): TableSource | undefined;
  /** the text of a saved function: `(parameters) { body }` */
  function?(name: string): string | undefined;
}

export interface ExecuteOptions extends Partial<RunOptions> {
  readonly now: RunOptions['now'];
  readonly exclusions?: readonly Exclusion[];
}

export interface QueryRun {
  readonly plan: Plan;
  readonly columns: readonly Column[];
  readonly batches: Iterable<Batch>;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * the tables of all queries of the text, in their order: of each the one that it makes, or those of `fork` and `facet`; `batches` is the
   * first of those of the last query
   */
  readonly results: readonly ResultBatches[];
  /** the scans that have begun so far; complete once all batches are read */
  readonly scans: readonly StartedScan[];
  /** the rows that each of the exclusions has taken so far, by their order; a row counts for the first that takes it */
  readonly excluded: () => readonly number[];
  /** what `render` at the end of the query says */
  readonly visualization: { readonly kind: string; readonly properties: Readonly<Record<string, string>> } | null;
}

export interface ResultBatches {
  /** what `as` calls the table, or `fork` and `facet`; empty where nothing does */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly batches: Iterable<Batch>;
}

/** Reads and checks a query without running it. Never throws on any text. */
export function analyze(text: string, schema: Schema): Analysis {
  return bind(text, schema, { warnings: true });
}

/** A run over the tables and watchlists of a catalogue. */
export function runContext(catalogue: Catalogue, options: Pick<RunOptions, 'now'> & Partial<RunOptions>): RunContext {
  return new RunContext(
    language,
    (name) => catalogue.table(name),
    { ...DEFAULT_RUN_OPTIONS, ...options },
    (alias) => catalogue.watchlist?.(alias),
  );
}

/**
 * Runs the queries of a text, each as its rows are read. Exclusions leave out events of all of them, and rows of the last.
 * @param known what was understood of the text, with the same tables, functions and watchlists
 * @throws QueryError with all errors of the text, ExclusionError with those of an exclusion
 */
export function execute(text: string, catalogue: Catalogue, options: ExecuteOptions, known?: Analysis): QueryRun {
  const { exclusions = [], ...runOptions } = options;
  const context = runContext(catalogue, runOptions);
  const schema = schemaOf(catalogue);
  const exclude = excluder(exclusions, schema, (expr) => context.constant(expr));
  const bound =
    known?.lasting === true
      ? known
      : bind(text, schema, {
          evaluate: (expr) => context.constant(exclude.events(expr)),
          materialize: (open) => materialized(readIn(context, exclude.events(open)), context),
        });
  const plan = bound.plan ?? NOTHING;
  const diagnostics = bound.plan === null ? [...bound.ofRuns, noQuery(text, 'warning')] : bound.ofRuns;
  const errors = diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0) throw new QueryError(errors, text);
  const run = (query: Plan, excluded: (from: Plan) => Plan): ResultBatches[] =>
    resultsOf(query).map((result) => ({
      name: result.name,
      columns: columnsOf(result.plan),
      batches: context.run(inThreads(context, readIn(context, excluded(exclude.events(result.plan))))),
    }));
  const others = bound.plans.slice(0, -1).flatMap((other) => run(other, (from) => from));
  const own = run(plan, (from) => exclude.rows(from));
  const { columns, batches } = own[0] ?? { columns: [], batches: [] };
  return {
    plan,
    columns,
    batches,
    diagnostics,
    results: [...others, ...own],
    scans: context.scans,
    excluded: () => exclusions.map((_, number) => context.excluded[number] ?? 0),
    visualization: visualizationOf(plan),
  };
}

/** The plan; where it draws random numbers, each of its rows is read, since the others would draw other numbers without it. */
function readIn(context: RunContext, plan: Plan): Plan {
  if (drawsNumbers(plan)) context.skipping = false;
  return plan;
}

/** The plan with the steps marked that threads can run, where there are some. What looks something up does so here. */
function inThreads(context: RunContext, plan: Plan): Plan {
  const { parallel, lookups } = context.options;
  const looksUp = lookups.geo !== undefined || lookups.fileProfile !== undefined;
  return parallel === null || looksUp || !context.skipping ? plan : parallelPlan(plan, language);
}

/**
 * Runs steps in a thread that has only what is told of them.
 * @returns the rows of the steps for a table, or their groups; null where the groups are hardly fewer than the rows
 */
export function runnerOf(steps: Steps): (source: TableSource) => Iterable<Batch> | null {
  return stepsRunner(steps, language, { ...DEFAULT_RUN_OPTIONS, ...steps.options });
}

/** What the binder needs to know of the tables and functions. */
export function schemaOf(catalogue: Catalogue): Schema {
  return {
    table: (name) => catalogue.table(name)?.columns,
    tableNames: () => catalogue.tableNames(),
    watchlist: (alias) => catalogue.watchlist?.(alias)?.columns,
    ...(catalogue.function === undefined ? {} : { function: (name: string) => catalogue.function?.(name) }),
  };
}

/** What a text without a query gives. */
const NOTHING: Plan = { op: 'empty', inputs: [], columns: [], open: false, ordered: false };

function visualizationOf(plan: Plan): QueryRun['visualization'] {
  if (plan.op !== 'render') return null;
  const { visualization, properties } = plan as RenderPlan;
  return { kind: visualization, properties };
}

/** What is to be said of a text that only declares things: a mistake in a rule, and worth a word where it runs. */
export function noQuery(text: string, severity: 'error' | 'warning'): Diagnostic {
  const hint = 'end it with a table and its steps: `T | where …`';
  return {
    severity,
    code: 'KQ207',
    message: 'the text declares things and has no query',
    start: text.trimEnd().length,
    length: 0,
    hint,
  };
}

/**
 * A query in canonical form, with its comments.
 * @throws QueryError with the errors of its syntax
 */
export function formatQuery(text: string): string {
  const printed = format(text, language.operators);
  if (printed !== null) return printed;
  const diagnostics = new DiagnosticBag();
  parse(text, language.operators, diagnostics);
  throw new QueryError(diagnostics.list(), text);
}

/** The rows of a plan whose columns are known only now; its runner gives them in one batch. */
function materialized(plan: Plan, context: RunContext): RowsPlan {
  const rows = context.allOpen(plan);
  const columns = rows.names.map((name) => ({ name, type: rows.column(name).type }));
  return { op: 'rows', inputs: [], columns, open: false, ordered: plan.ordered, rows };
}
