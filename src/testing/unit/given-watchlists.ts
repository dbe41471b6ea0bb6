import type { TableSource } from '../../engine/engine.js';
import { type CsvTable, readCsv } from '../../workspace/read-csv.js';
import { watchlistTable } from '../../workspace/watchlists.js';
import type { GivenWatchlist } from './format/rule-test.js';

/** The watchlists of a test by their aliases, in whatever case. */
export function givenWatchlists(given: readonly GivenWatchlist[]): ReadonlyMap<string, TableSource> {
  return new Map(
    given.map(({ alias, rows, searchKey }) => {
      const [origin, table] = 'file' in rows ? [rows.file, readCsv(rows.file)] : [alias, textsOf(rows.rows)];
      return [alias.toLowerCase(), watchlistTable({ alias, file: origin, searchKey }, table)];
    }),
  );
}

/** The rows as a file of them would have them: texts. */
function textsOf(rows: readonly { readonly fields: Readonly<Record<string, unknown>> }[]): CsvTable {
  const header = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
  return { header, rows: rows.map(({ fields }) => header.map((name) => textOf(fields[name]))) };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
