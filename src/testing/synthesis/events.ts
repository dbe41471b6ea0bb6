// Events as a test file holds them, and rules run on them.

import type { QueryOptions } from '../../database/database.js';
import { rowsTable } from '../../database/rows-table.js';
import { type Catalogue, execute, type Schema, type TableSource } from '../../engine/engine.js';
import { rearranged } from '../../engine/trace/rearranged-table.js';
import { parseDatetime } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import { plainOf } from '../../engine/values/plain.js';
import type { Column } from '../../engine/values/types.js';
import { readerOf } from '../../engine/values/vector.js';
import { fieldOf } from '../unit/event-tables.js';

/** The rows of each table, in their order: plain values by the names of their columns. */
export type Events = Readonly<Record<string, readonly Readonly<Record<string, Plain>>[]>>;

/** The time of an event goes by either of these names, or by both. */
export const EVENT_TIMES: readonly string[] = ['TimeGenerated', 'Timestamp'];

export interface Surroundings extends Pick<QueryOptions, 'functions' | 'watchlist' | 'lookups'> {
  /** the tables that there are, where they hold no events too */
  readonly schema: Schema;
}

/** What the tables of events have beside these. */
export type CatalogueOfEvents = Omit<Surroundings, 'lookups'>;

/** @param further columns that each table has beside those of the schema */
export function catalogueOf(
  events: Events,
  { schema, functions, watchlist }: CatalogueOfEvents,
  further: readonly Column[] = [],
): Catalogue {
  return {
    table: (name) => {
      const known = schema.table(name);
      if (known === undefined) return undefined;
      const rows = (Object.hasOwn(events, name) ? events[name] : undefined) ?? [];
      return tableOf(name, [...known, ...further], rows);
    },
    tableNames: () => schema.tableNames(),
    ...(functions === undefined ? {} : { function: (name: string) => functions.get(name) }),
    ...(watchlist === undefined ? {} : { watchlist }),
  };
}

/** A table that makes what is read of it: tables of the products have a hundred columns, and rules read a few. */
function tableOf(name: string, columns: readonly Column[], rows: Events[string]): TableSource {
  const holding = (names: readonly string[]) => {
    const wanted = columns.filter((column) => names.includes(column.name));
    return rowsTable(
      name,
      wanted,
      rows.map((row) => wanted.map((column) => fieldOf(row, column.name))),
    );
  };
  return {
    name,
    columns,
    scan: (request) => holding(request.columns).scan(request),
    rowCount: () => rows.length,
    newest: (column) => holding([column]).newest(column),
    oldest: (column) => holding([column]).oldest(column),
  };
}

/**
 * The rows that a query gives of events.
 * @param now ISO time
 * @param batchRows rows of the batches that events are read in and results are made in; by default all events of a table are in one
 * @throws QueryError, RunError
 */
export function rowsOf(
  query: string,
  events: Events,
  now: string,
  surroundings: Surroundings,
  batchRows: number | null = null,
): Record<string, Plain>[] {
  const whole = catalogueOf(events, surroundings);
  const { lookups } = surroundings;
  const { columns, batches } = execute(query, batchRows === null ? whole : inBatches(whole, batchRows), {
    now: parseDatetime(now) ?? 0n,
    ...(lookups === undefined ? {} : { lookups }),
    ...(batchRows === null ? {} : { batchRows }),
  });
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

function inBatches(catalogue: Catalogue, batchRows: number): Catalogue {
  return {
    ...catalogue,
    table: (name) => {
      const table = catalogue.table(name);
      return table === undefined ? undefined : rearranged(table, { order: 'as ingested', batchRows });
    },
  };
}
