// Events and watchlists as the code of tests gives them.

import type { ScalarType } from '../../engine/values/types.js';
import type { Events } from '../synthesis/events.js';
import type { Fields, GivenRow, GivenRows, GivenTable, GivenWatchlist } from '../unit/format/rule-test.js';

/** Rows with the columns that matter, or a file of them: an export for events, CSV for a watchlist. */
export type RowsOrFile = readonly Fields[] | { readonly file: string };

export interface EventsOptions {
  /** the columns of a table that no product has; where there are none they are taken from the rows */
  readonly schema?: Readonly<Record<string, ScalarType>>;
}

export interface WatchlistWithKey {
  readonly rows: RowsOrFile;
  /** the column that `SearchKey` repeats; the first where nothing is given */
  readonly searchKey?: string;
}

/** What is wrong with events that a test gives: where, what, and what to do. */
export class EventsError extends Error {
  override readonly name = 'EventsError';

  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`);
  }
}

/**
 * Events of a table. Columns that a row does not name are as the product's schema has them when empty; where a table has both `Timestamp` and
 * `TimeGenerated`, one stands for the other. Values are plain: ISO text or `Date` for a datetime, `bigint` for a large long, objects for a dynamic.
 */
export function events(table: string, rows: RowsOrFile, { schema }: EventsOptions = {}): GivenTable {
  return {
    table,
    rows: givenRows(table, rows),
    schema: schema === undefined ? null : Object.entries(schema).map(([name, type]) => ({ name, type })),
    error: (reason) => new EventsError(table, reason),
  };
}

/** What `events` makes, or rows by their tables, as arbitraries and `synthesize` give them. */
export type GivenEvents = GivenTable | Events;

const isTable = (given: GivenEvents): given is GivenTable => typeof given.table === 'string';

/** The tables with all rows that are given for each, in the order in which they come first. */
export function tablesOf(all: readonly GivenEvents[]): GivenTable[] {
  const tables = all.flatMap((given) =>
    isTable(given) ? [given] : Object.entries(given).map(([table, rows]) => events(table, rows)),
  );
  const merged = new Map<string, GivenTable>();
  for (const given of tables) {
    const known = merged.get(given.table);
    if (known === undefined) merged.set(given.table, given);
    else merged.set(given.table, { ...known, schema: known.schema ?? given.schema, rows: bothRows(known, given) });
  }
  return [...merged.values()];
}

function bothRows({ rows: one, error }: GivenTable, { rows: other }: GivenTable): GivenRows {
  if ('file' in one || 'file' in other) throw error('is given twice; give a file and rows as one table each');
  return { rows: [...one.rows, ...other.rows] };
}

/** A watchlist by its alias. */
export function watchlist(alias: string, given: RowsOrFile | WatchlistWithKey): GivenWatchlist {
  const { rows, searchKey } = 'rows' in given ? given : { rows: given };
  return { alias, rows: givenRows(alias, rows), searchKey: searchKey ?? null };
}

function givenRows(name: string, rows: RowsOrFile): GivenRows {
  if ('file' in rows) return { file: rows.file };
  return {
    rows: rows.map((fields, i): GivenRow => {
      const error = (reason: string, column?: string) =>
        new EventsError(`${name}, row ${i + 1}${column === undefined ? '' : `, ${column}`}`, reason);
      return { fields, error };
    }),
  };
}
