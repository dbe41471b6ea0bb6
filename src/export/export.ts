// The door of exports: the rows of a table or of a query, in a file that others read. Nothing here prints or exits.

import path from 'node:path';
import { type Catalogue, type Diagnostic, type ExecuteOptions, execute, type QueryRun } from '../engine/engine.js';
import { csv } from './csv.js';
import { ExportError } from './export-error.js';
import type { ExportedTable, ExportFormat, TextFormat } from './format.js';
import { jsonl } from './jsonl.js';
import { Notes } from './notes.js';
import { outputFile, writeText } from './output-file.js';

export { ExportError } from './export-error.js';

/** Takes text; resolves when more may come. */
export type Put = (text: string) => Promise<void> | void;

export interface ExportOptions {
  /** By default what the ending of the file says. */
  readonly format?: string;
  /** Whether a file that is there is replaced. Default false. */
  readonly overwrite?: boolean;
}

export interface ExportReport {
  /** Null where the rows went to a function. */
  readonly file: string | null;
  readonly format: string;
  readonly rows: number;
  /** What the format could not hold as it was, and what is to be said of the query, a sentence each. */
  readonly notes: readonly string[];
}

/** Formats that need a library are loaded when they are asked for. */
const FORMATS: Readonly<Record<string, () => Promise<ExportFormat>>> = {
  csv: async () => csv,
  jsonl: async () => jsonl,
  parquet: async () => (await import('./parquet.js')).parquet,
  sqlite: async () => (await import('./sqlite.js')).sqlite,
};

export const EXPORT_FORMATS: readonly string[] = Object.keys(FORMATS);

/** Endings of files, beside the names of the formats. */
const ENDINGS: Readonly<Record<string, string>> = { ndjson: 'jsonl', sqlite3: 'sqlite', db: 'sqlite' };

export interface ExportContext {
  readonly catalogue: Catalogue;
  readonly execution: ExecuteOptions;
  /** Files that are not to be replaced. */
  readonly spared: readonly string[];
}

/**
 * Exports a table, or the result of a query.
 * @param source the name of a table, or a query
 * @param target the path of a new file; for formats of text also a function that takes it
 * @throws QueryError with the errors of the query; ExportError where the file is there, or the format has no place for the columns
 */
export async function exportRows(
  source: string,
  target: string | Put,
  { format: name, overwrite = false }: ExportOptions,
  context: ExportContext,
): Promise<ExportReport> {
  const format = await formatOf(name, target);
  const { table, diagnostics } = exportedTable(source, context);
  const notes = new Notes();
  const rows = await write(format, table, target, notes, { overwrite, spared: context.spared });
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  return {
    file: typeof target === 'string' ? target : null,
    format: format.name,
    rows,
    notes: [...warnings, ...notes.list()],
  };
}

async function formatOf(name: string | undefined, target: string | Put): Promise<ExportFormat> {
  const ending = typeof target === 'string' ? path.extname(target).slice(1).toLowerCase() : '';
  const found = name ?? ENDINGS[ending] ?? ending;
  const load = Object.hasOwn(FORMATS, found) ? FORMATS[found] : undefined;
  if (load !== undefined) return load();
  const known = `there are ${EXPORT_FORMATS.join(', ')}`;
  throw new ExportError(
    name === undefined
      ? `${typeof target === 'string' ? target : 'what is written to'}: the name does not tell the format; name it: ${known}`
      : `no format '${name}'; ${known}`,
  );
}

function exportedTable(source: string, { catalogue, execution }: ExportContext) {
  const isTable = catalogue.table(source) !== undefined;
  const kql = isTable ? `[${JSON.stringify(source)}]` : source;
  const run = execute(kql, catalogue, execution);
  if (run.results.length > 1) {
    throw new ExportError(`the query gives ${run.results.length} tables; export them one by one`);
  }
  let first: QueryRun | undefined = run;
  const table: ExportedTable = {
    name: isTable ? source : 'Result',
    columns: run.columns,
    batches() {
      const { batches } = first ?? execute(kql, catalogue, execution);
      first = undefined;
      return batches;
    },
  };
  return { table, diagnostics: run.diagnostics as readonly Diagnostic[] };
}

async function write(
  format: ExportFormat,
  table: ExportedTable,
  target: string | Put,
  notes: Notes,
  options: { overwrite: boolean; spared: readonly string[] },
): Promise<number> {
  if (typeof target === 'string') {
    return outputFile(target, options, (file) =>
      format.kind === 'file'
        ? format.write(table, file, notes)
        : writeText(file, (put) => writeRows(format, table, put, notes)),
    );
  }
  if (format.kind === 'text') return writeRows(format, table, target, notes);
  throw new ExportError(`${format.name} needs a file to be written to; name it with -o`);
}

/** Characters that are handed over at once. */
const CHUNK = 1 << 18;

async function writeRows(format: TextFormat, table: ExportedTable, put: Put, notes: Notes): Promise<number> {
  const { columns } = table;
  let text = format.header(columns, notes);
  let rows = 0;
  for (const batch of table.batches()) {
    const rowText = format.rows(batch, columns, notes);
    for (let row = 0; row < batch.length; row++) {
      text += rowText(row);
      if (text.length < CHUNK) continue;
      await put(text);
      text = '';
    }
    rows += batch.length;
  }
  if (text !== '') await put(text);
  return rows;
}
