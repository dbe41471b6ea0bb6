import { type Database, openDatabase } from '../../src/database/database.js';
import type { ParallelScans } from '../../src/engine/engine.js';
import type { Batch } from '../../src/engine/values/batch.js';
import type { Column } from '../../src/engine/values/types.js';
import { type Answer, type MemoryTables, NOW } from './run-query.js';

/**
 * A database that holds the tables, taken in so many rows at a time: each such part is stored on its own.
 * @param cache bytes of decoded columns that it keeps; as many as databases do where nothing is said
 * @param path of a file; in memory where nothing is said
 */
export function storedTables(tables: MemoryTables, partRows: number, cache?: number, path = ':memory:'): Database {
  const database = openDatabase(path, cache === undefined ? {} : { cache });
  for (const [name, { columns, rows }] of Object.entries(tables)) {
    database.createTable(
      name,
      Object.entries(columns).map(([column, type]) => ({ name: column, type })),
    );
    for (let start = 0; start < rows.length; start += partRows) {
      database.append(name, rows.slice(start, start + partRows));
    }
  }
  return database;
}

/** Adds rows to a table, so many in a segment of their own. */
export function appendParts(
  database: Database,
  table: string,
  columns: readonly Column[],
  rows: Batch,
  partRows: number,
): void {
  for (let start = 0; start < rows.length; start += partRows) {
    const source = database.store.begin({ name: 'rows', path: null, format: 'rows' });
    source.table(table, columns).append(rows.slice(start, Math.min(start + partRows, rows.length)));
    source.commit({ hash: null, bytes: null });
  }
}

/** Runs a query at the time of `runQuery`. */
export function queryStored(
  database: Database,
  kql: string,
  pruning: boolean,
  parallel: ParallelScans | null = null,
): Answer {
  const { columns, rows } = database.query(kql, { now: NOW, pruning, parallel });
  return { columns, rows: [...rows].map((row) => [...row]) };
}
