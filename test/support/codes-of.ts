import { QueryError, RunError } from '../../src/engine/engine.js';
import { type MemoryTables, runQuery } from './run-query.js';

/** The codes of the errors that a query is refused with, or fails with while it runs; none where it runs. */
export function codesOf(kql: string, tables: MemoryTables = {}): string[] {
  try {
    runQuery(kql, tables);
    return [];
  } catch (error) {
    if (error instanceof QueryError) return error.diagnostics.map((d) => d.code);
    if (error instanceof RunError) return [error.code];
    throw error;
  }
}
