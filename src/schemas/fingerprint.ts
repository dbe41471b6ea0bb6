// Which table a set of column names looks like.

import { type Form, type KnownTable, knownTable } from './known.js';
import { columnNames, tableNames } from './line.js';
import { linesOf } from './lines.js';
import { STANDARD_COLUMNS } from './standard-columns.js';

export interface Likeness {
  readonly table: KnownTable;
  /** The form whose columns fit better. */
  readonly form: Form;
  /** The share of the given names, but for those of any table, that the table has; 0 to 1. */
  readonly fit: number;
  /** How many of these names the table has. */
  readonly matched: number;
}

/** Columns that are in more tables say nothing about which it is. */
const TELLING = 200;

/** Columns of any table of a workspace: they speak neither for one nor against it. */
const ANYWHERE: ReadonlySet<string> = new Set(
  STANDARD_COLUMNS.map(({ name }) => name.toLowerCase()).filter((name) => name !== 'timegenerated'),
);

/** So many of the likeliest tables are given. */
const MOST = 10;

interface Index {
  /** For each name of a column, in lower case: the tables that have it. */
  readonly tablesWith: ReadonlyMap<string, readonly string[]>;
  /** How many columns a table has. */
  readonly widths: ReadonlyMap<string, number>;
}

let cached: Index | undefined;

function index(): Index {
  if (cached !== undefined) return cached;
  const tablesWith = new Map<string, string[]>();
  const widths = new Map<string, number>();
  for (const lines of [linesOf('sentinel'), linesOf('defender')]) {
    for (const [table, columns] of columnNames(lines)) {
      for (const column of columns) {
        const key = column.toLowerCase();
        const tables = tablesWith.get(key);
        if (tables?.includes(table)) continue;
        if (tables === undefined) tablesWith.set(key, [table]);
        else tables.push(table);
        widths.set(table, (widths.get(table) ?? 0) + 1);
      }
    }
  }
  cached = { tablesWith, widths };
  return cached;
}

/** The tables that have any telling one of these columns, in any case: some of the likeliest, in order. */
export function tablesByFingerprint(header: readonly string[]): Likeness[] {
  const { tablesWith, widths } = index();
  const names = [...new Set(header.map((name) => name.toLowerCase()))];
  const own = names.filter((name) => !ANYWHERE.has(name)).length;
  const matches = new Map<string, { matched: number; documented: number; telling: boolean }>();
  for (const name of names) {
    const tables = tablesWith.get(name) ?? [];
    for (const table of tables) {
      const match = matches.get(table) ?? { matched: 0, documented: 0, telling: false };
      match.documented++;
      if (!ANYWHERE.has(name)) match.matched++;
      match.telling ||= tables.length < TELLING;
      matches.set(table, match);
    }
  }
  const width = (table: string) => widths.get(table) ?? 0;
  // Fuller matches come first, then tables that have fewer columns besides.
  return [...matches]
    .filter(([, { telling }]) => telling)
    .sort(
      ([a, x], [b, y]) =>
        y.matched - x.matched || y.documented - x.documented || width(a) - width(b) || (a < b ? -1 : 1),
    )
    .slice(0, MOST)
    .flatMap(([name, { matched }]) => {
      const table = knownTable(name);
      return table === undefined
        ? []
        : [{ table, form: formOf(header, table), fit: matched / Math.max(own, 1), matched }];
    });
}

let defendersOwn: ReadonlySet<string> | undefined;

/** The form that an export with these columns has: a workspace adds `TimeGenerated` and `TenantId` to what Defender has. */
export function formOf(header: readonly string[], table: KnownTable): Form {
  defendersOwn ??= new Set(tableNames(linesOf('defender')));
  if (!defendersOwn.has(table.name)) return 'sentinel';
  if (table.product === 'defender') return 'defender';
  const names = new Set(header.map((name) => name.toLowerCase()));
  return ['timegenerated', 'tenantid', 'sourcesystem', '_isbillable'].some((name) => names.has(name))
    ? 'sentinel'
    : 'defender';
}
