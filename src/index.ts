// The library: a database of exported telemetry, queries over it, and the check of a query without data.

import { analyze as analyzeQuery, type Diagnostic } from './engine/engine.js';
import { type Column, scalarTypeOf } from './engine/values/types.js';

export {
  Database,
  type ForgetReport,
  openDatabase,
  type QueryOptions,
  type RejectsOptions,
  type Time,
} from './database/database.js';
export { QueryResult, ResultTable, type Row } from './database/result.js';
export { formatQuery, QueryError, RunError } from './engine/engine.js';
export { ValueError } from './engine/values/error.js';
export type { Plain } from './engine/values/json.js';
export type { ScalarType } from './engine/values/types.js';
export type { ExportOptions, ExportReport } from './export/export.js';
export { ExportError } from './export/export-error.js';
export type { FileReport, IngestOptions, IngestReport, Input, MisfitReport, TableReport } from './ingest/ingest.js';
export { IngestError } from './ingest/ingest-error.js';
export { type RejectedRow, type SourceRecord, StoreError, type TableInfo } from './store/store.js';
export { version } from './version.js';
export { openWorkspace, type Workspace } from './workspace/workspace.js';
export { WorkspaceError } from './workspace/workspace-error.js';
export type { Column, Diagnostic };

export interface AnalyzeOptions {
  /** the tables that the query may name, with their columns */
  readonly tables?: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;
  /** saved functions by name, as text: `(parameters) { body }` */
  readonly functions?: Readonly<Record<string, string>>;
}

export interface AnalyzeResult {
  readonly diagnostics: readonly Diagnostic[];
  /** columns of the result; null where there is none */
  readonly columns: readonly Column[] | null;
  /** further columns may come that are known only when the query runs */
  readonly open: boolean;
}

/** Checks a query against tables without running it. Never throws: whatever is wrong is among the diagnostics. */
export function analyze(kql: string, { tables = {}, functions = {} }: AnalyzeOptions = {}): AnalyzeResult {
  const { diagnostics, columns, open } = analyzeQuery(kql, {
    table: (name) => (Object.hasOwn(tables, name) ? typed(tables[name] ?? []) : undefined),
    tableNames: () => Object.keys(tables),
    function: (name) => (Object.hasOwn(functions, name) ? functions[name] : undefined),
  });
  return { diagnostics, columns, open };
}

/** Types may be spelt as in API responses and schema files. */
function typed(columns: readonly { readonly name: string; readonly type: string }[]): readonly Column[] {
  const known = typedLists.get(columns);
  if (known !== undefined) return known;
  const made = columns.map(({ name, type }) => ({ name, type: scalarTypeOf(type) ?? 'string' }));
  typedLists.set(columns, made);
  return made;
}

const typedLists = new WeakMap<object, readonly Column[]>();
