// Events as a test file holds them, and rules run on them.

import type { QueryOptions } from '../../database/database.js';
import { rowsTable } from '../../database/rows-table.js';
import { type Catalogue, execute, type Schema } from '../../engine/engine.js';
import { parseDatetime } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import { plainOf } from '../../engine/values/plain.js';
import { readerOf } from '../../engine/values/vector.js';

/** The rows of each table, in their order: plain values by the names of their columns. */
export type Events = Readonly<Record<string, readonly Readonly<Record<string, Plain>>[]>>;

export interface Surroundings extends Pick<QueryOptions, 'functions' | 'watchlist' | 'lookups'> {
  /** the tables that there are, where they hold no events too */
  readonly schema: Schema;
}

/**
 * The rows that a query gives of events.
 * @param now ISO time
 * @throws QueryError, RunError
 */
export function rowsOf(
  query: string,
  events: Events,
  now: string,
  { schema, functions, watchlist, lookups }: Surroundings,
): Record<string, Plain>[] {
  const catalogue: Catalogue = {
    table: (name) => {
      const columns = schema.table(name);
      if (columns === undefined) return undefined;
      const rows = (Object.hasOwn(events, name) ? events[name] : undefined) ?? [];
      return rowsTable(
        name,
        columns,
        rows.map((row) => columns.map((column) => row[column.name])),
      );
    },
    tableNames: () => schema.tableNames(),
    ...(functions === undefined ? {} : { function: (name: string) => functions.get(name) }),
    ...(watchlist === undefined ? {} : { watchlist }),
  };
  const ticks = parseDatetime(now) ?? 0n;
  const { columns, batches } = execute(query, catalogue, { now: ticks, ...(lookups === undefined ? {} : { lookups }) });
  const plain = columns.map(({ type }) => plainOf(type));
  const rows: Record<string, Plain>[] = [];
  for (const batch of batches) {
    const readers = columns.map(({ name }) => readerOf(batch.column(name)));
    for (let row = 0; row < batch.length; row++)
      rows.push(
        Object.fromEntries(columns.map(({ name }, i) => [name, plain[i]?.(readers[i]?.(row) ?? null) ?? null])),
      );
  }
  return rows;
}
