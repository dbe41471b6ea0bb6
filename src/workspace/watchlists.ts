// Watchlists from CSV files, as `_GetWatchlist` gives them: https://learn.microsoft.com/azure/sentinel/watchlists-queries

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rowsTable } from '../database/rows-table.js';
import type { TableSource } from '../engine/engine.js';
import type { Column } from '../engine/values/types.js';
import { type CsvTable, readCsv } from './read-csv.js';
import type { Settings, WatchlistSettings } from './settings.js';
import { WorkspaceError } from './workspace-error.js';

/** Finds a watchlist by its alias, whose case does not matter; each file is read when it is first asked for. */
export function watchlistsOf(settings: Settings): (alias: string) => TableSource | undefined {
  const byAlias = new Map(listed(settings).map((watchlist) => [watchlist.alias.toLowerCase(), watchlist]));
  const read = new Map<string, TableSource>();
  return (alias) => {
    const key = alias.toLowerCase();
    const watchlist = byAlias.get(key);
    if (watchlist === undefined) return undefined;
    const table = read.get(key) ?? watchlistTable(watchlist, readCsv(watchlist.file));
    read.set(key, table);
    return table;
  };
}

function listed({ watchlistFolder, watchlists }: Settings): readonly WatchlistSettings[] {
  if (watchlistFolder === null) return watchlists;
  if (!existsSync(watchlistFolder)) throw new WorkspaceError(watchlistFolder, 'there is no such folder of watchlists');
  return readdirSync(watchlistFolder)
    .filter((name) => path.extname(name).toLowerCase() === '.csv')
    .sort()
    .map((name) => ({
      alias: path.basename(name, path.extname(name)),
      file: path.join(watchlistFolder, name),
      searchKey: null,
    }));
}

/**
 * A watchlist as the service has it, of the texts of a CSV file.
 * @throws WorkspaceError where it has no column of the name of the search key
 */
export function watchlistTable({ alias, file, searchKey }: WatchlistSettings, { header, rows }: CsvTable): TableSource {
  const key = searchKey === null ? 0 : header.indexOf(searchKey);
  if (key < 0) throw new WorkspaceError(file, `has no column '${searchKey}', the search key of watchlist '${alias}'`);
  const own = header.map((name): Column => ({ name, type: 'string' }));
  const columns: Column[] = [
    { name: '_DTItemId', type: 'string' },
    { name: 'LastUpdatedTimeUTC', type: 'datetime' },
    { name: 'SearchKey', type: 'string' },
    ...own.filter(({ name }) => name !== 'SearchKey'),
  ];
  return rowsTable(
    alias,
    columns,
    rows.map((row) => {
      const values = row.filter((_, i) => header[i] !== 'SearchKey');
      // The files say nothing of when an item was changed.
      return [itemId(alias, row), null, row[key], ...values];
    }),
  );
}

/** A GUID that the same item has every time. */
function itemId(alias: string, row: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([alias, ...row]))
    .digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
