import type { Database } from '../../src/database/database.js';
import type { Span } from '../../src/engine/diagnostics/diagnostic.js';
import { analyze, execute } from '../../src/engine/engine.js';
import type { OperatorExpression } from '../../src/engine/syntax/tree.js';
import { concatBatches } from '../../src/engine/values/batch.js';
import { parseDatetime } from '../../src/engine/values/datetime.js';
import { NOW } from './run-query.js';
import { appendParts } from './stored-tables.js';

const NO_TABLES = { table: () => undefined, tableNames: () => [] };

/** Rows of a segment. */
const PART = 2;

/**
 * The query over tables of several segments in the place of those that it writes out as `datatable`; null where it has none that can be read alone.
 * @param prefix what the names of the tables begin with, which the database has none of
 */
export function overStoredTables(database: Database, kql: string, prefix: string): string | null {
  let text = kql;
  const places = datatables(analyze(kql, NO_TABLES).tree).sort((a, b) => b.start - a.start);
  for (const [i, { start, end }] of places.entries()) {
    const name = `${prefix}_${i}`;
    if (!store(database, name, kql.slice(start, end))) return null;
    text = `${text.slice(0, start)}${name}${text.slice(end)}`;
  }
  return places.length === 0 ? null : text;
}

function store(database: Database, name: string, datatable: string): boolean {
  try {
    const { columns, batches } = execute(datatable, NO_TABLES, { now: parseDatetime(NOW) ?? 0n });
    const rows = concatBatches(columns, [...batches]);
    database.createTable(name, columns);
    appendParts(database, name, columns, rows, PART);
    return true;
  } catch {
    return false;
  }
}

/** Where the outermost of them stand in the text. */
function datatables(node: unknown): Span[] {
  if (typeof node !== 'object' || node === null) return [];
  return isDatatable(node) ? [node.span] : Object.values(node).flatMap(datatables);
}

function isDatatable(node: object): node is OperatorExpression {
  const { kind, operator } = node as Partial<OperatorExpression>; // or it has no such members
  return kind === 'operator-expression' && operator?.operator === 'datatable';
}
