import type { Diagnostic } from '../engine/diagnostics/diagnostic.js';
import { QueryError } from '../engine/diagnostics/query-error.js';
import { type QueryText, renderDiagnostics } from '../engine/diagnostics/render.js';
import { fileTrouble } from './file-trouble.js';
import { paint } from './output/paint.js';

/** Errors that say all that a user can use; anything else is a fault of kqlocal itself. */
const PLAIN: ReadonlySet<string> = new Set([
  'UsageError',
  'IngestError',
  'ExportError',
  'StoreError',
  'RuleError',
  'TestFileError',
  'WorkspaceError',
  'RunError',
  'ValueError',
  'RegexError',
]);

/**
 * Prints an error to standard error.
 * @param query where the text of a failed query stands, if it is not on the command line
 * @returns the exit code
 */
export function reportError(error: unknown, query?: QueryText): number {
  if (error instanceof QueryError) {
    process.stderr.write(
      `${renderDiagnostics(error.diagnostics.map(withPlace), query ?? { name: 'query', text: error.query })}\n`,
    );
    return 2;
  }
  if (!(error instanceof Error)) throw error;
  if (PLAIN.has(error.name)) {
    process.stderr.write(`${paint.red('error')}: ${error.message}\n`);
    return 2;
  }
  const trouble = fileTrouble(error);
  if (trouble !== null) {
    process.stderr.write(`${paint.red('error')}: ${trouble}\n`);
    return 2;
  }
  process.stderr.write(
    `${paint.red('error')}: kqlocal failed on this: ${error.message}\nThis is a fault of kqlocal, not of the input; please report it.\n`,
  );
  if (process.env.KQLOCAL_DEBUG !== undefined) process.stderr.write(`${error.stack}\n`);
  return 2;
}

const OWN_FUNCTION = 'functions of your own are read from a workspace (--workspace) or a folder (--functions)';

const OWN_TABLE = '`kqlocal tables` lists those that a database has; `kqlocal ingest` takes in exports';

/** Says of a function or a table that is nowhere near a known one where it would be. */
function withPlace(diagnostic: Diagnostic): Diagnostic {
  const { code, message, hint } = diagnostic;
  if (hint !== undefined) return diagnostic;
  if (code === 'KS211') return { ...diagnostic, hint: OWN_FUNCTION };
  return message.startsWith('no table named ') ? { ...diagnostic, hint: OWN_TABLE } : diagnostic;
}

/** What `work` gives; null where the query has errors, which are said. */
export function sayingErrors<T>(query: QueryText, work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    reportError(error, query);
    return null;
  }
}

/** Ends with a code once all output is written. */
export function exitWith(code: number): void {
  process.exitCode = code;
}
