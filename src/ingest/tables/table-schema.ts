// The columns that a table should have, before any row of the file is read.

import type { Column } from '../../engine/values/types.js';
import { formOf } from '../../schemas/fingerprint.js';
import { type Form, type KnownColumn, knownTable } from '../../schemas/known.js';
import { STANDARD_COLUMNS } from '../../schemas/standard-columns.js';
import { isCustomTable } from './custom-columns.js';
import { EVENT_TIMES } from './event-times.js';

export interface TableSchema {
  readonly table: string;
  /** Whether there is a schema, so that columns that it has not are worth a word. */
  readonly known: boolean;
  /** The columns that the table has from the beginning, whether the file has them or not. */
  readonly columns: readonly Column[];
  /** The column that a name in the file stands for: the same name, or the same but for its case. */
  find(name: string): Column | undefined;
  /** Whether there is a schema that has a column of this name; columns of the database alone do not count. */
  documents(name: string): boolean;
  /** The two names of the time of an event, where the table has both. */
  readonly times: readonly string[];
}

export interface SchemaSources {
  /** Columns that the table has in the database; their types hold. */
  readonly stored: readonly Column[] | undefined;
  /** Columns that the caller names. */
  readonly given: readonly Column[] | undefined;
  /** The product whose form of the table is wanted; found from the names in the file where undefined. */
  readonly form: Form | undefined;
  /** The names in the file. */
  readonly header: readonly string[];
}

export function tableSchema(table: string, sources: SchemaSources): TableSchema {
  const known = sources.given === undefined ? knownColumns(table, sources) : [];
  const standard = isOfWorkspace(table, known, sources) ? STANDARD_COLUMNS : [];
  const columns = [...(sources.stored ?? []), ...(sources.given ?? []), ...known, ...standard];
  const find = finder(columns);
  const documented = finder(columns.slice(sources.stored?.length ?? 0));
  const own = known.filter(({ optional }) => !optional).map(({ name, type }) => ({ name, type }));
  const times = timesOf(table, sources.given ?? known);
  return {
    table,
    known: known.length > 0 || sources.given !== undefined,
    columns: withTimes([...(sources.given ?? []), ...own], times).map(({ name, type }) => {
      return { name, type: find(name)?.type ?? type };
    }),
    find,
    documents: (name) => documented(name)?.name === name,
    times,
  };
}

/** Whether a table is one of a Log Analytics workspace: a known one, or a custom one. */
function isOfWorkspace(table: string, known: readonly Column[], { given, header }: SchemaSources): boolean {
  if (known.length > 0 || given !== undefined) return known.some(({ name }) => name === 'TimeGenerated');
  return isCustomTable(table) || ['TenantId', 'TimeGenerated'].every((name) => header.includes(name));
}

/** Both names of the time of an event where the table is known to have both, and `columns` have one of them. */
function timesOf(table: string, columns: readonly Column[]): string[] {
  const hasTime = (all: readonly Column[], name: string) => {
    return all.some((column) => column.name === name && column.type === 'datetime');
  };
  if (!EVENT_TIMES.some((name) => hasTime(columns, name))) return [];
  const known = knownTable(table)?.columns ?? [];
  return EVENT_TIMES.filter((name) => hasTime(columns, name) || hasTime(known, name));
}

function withTimes(columns: readonly Column[], times: readonly string[]): readonly Column[] {
  const missing = times.filter((time) => !columns.some(({ name }) => name === time));
  return [...columns, ...missing.map((name) => ({ name, type: 'datetime' }) as const)];
}

function knownColumns(table: string, { form, header }: SchemaSources): readonly KnownColumn[] {
  const merged = knownTable(table);
  if (merged === undefined) return [];
  const formed = knownTable(table, form ?? formOf(header, merged));
  const all = new Map(merged.columns.map((column) => [column.name, { ...column, optional: true }]));
  for (const column of formed?.columns ?? []) all.set(column.name, column);
  // Columns of the other product's form are known, but only there where the file has them.
  return [...(formed?.columns ?? []), ...[...all.values()].filter((column) => !formed?.columns.includes(column))];
}

/** The first column of an exact name wins, then the first of the name in another case. */
function finder(columns: readonly Column[]): (name: string) => Column | undefined {
  const exact = new Map<string, Column>();
  const folded = new Map<string, Column>();
  for (const { name, type } of columns) {
    const lower = name.toLowerCase();
    if (!exact.has(name)) exact.set(name, { name, type });
    if (!folded.has(lower)) folded.set(lower, { name, type });
  }
  return (name) => exact.get(name) ?? folded.get(name.toLowerCase());
}
