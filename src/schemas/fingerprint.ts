// Which table a set of column names looks like.

import { DEFENDER } from './defender.generated.js';
import { type Form, type KnownTable, knownTable, knownTables } from './known.js';
import { tableNames } from './line.js';

export interface Likeness {
  readonly table: KnownTable;
  /** The form whose columns fit better. */
  readonly form: Form;
  /** The share of the given names that the table has, each counted by how few tables have it; 0 to 1. */
  readonly fit: number;
  /** How many of the given names the table has. */
  readonly matched: number;
}

/** Columns that are in nearly every table of a workspace and say nothing about which it is. */
const RARE_ENOUGH = 200;

let tablesWith: Map<string, number> | undefined;

/** For each column name in lower case: how many tables have it. */
function columnCounts(): Map<string, number> {
  if (tablesWith !== undefined) return tablesWith;
  tablesWith = new Map();
  for (const name of knownTables()) {
    for (const column of lowerNames(knownTable(name))) tablesWith.set(column, (tablesWith.get(column) ?? 0) + 1);
  }
  return tablesWith;
}

function lowerNames(table: KnownTable | undefined): Set<string> {
  return new Set(table?.columns.map(({ name }) => name.toLowerCase()));
}

/** The tables that have any telling one of these columns, in any case, the likeliest first. */
export function tablesByFingerprint(header: readonly string[]): Likeness[] {
  const counts = columnCounts();
  const names = [...new Set(header.map((name) => name.toLowerCase()))];
  const weights = new Map(names.map((name) => [name, 1 / (counts.get(name) ?? 1)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const telling = names.filter((name) => (counts.get(name) ?? RARE_ENOUGH) < RARE_ENOUGH);
  const found: Likeness[] = [];
  for (const name of knownTables()) {
    const table = knownTable(name);
    const columns = lowerNames(table);
    if (table === undefined || !telling.some((column) => columns.has(column))) continue;
    const matches = names.filter((column) => columns.has(column));
    const weight = matches.reduce((sum, column) => sum + (weights.get(column) ?? 0), 0);
    found.push({ table, form: formOf(header, table), fit: weight / total, matched: matches.length });
  }
  return found.sort(likelier);
}

/** Fuller matches first, then tables that have fewer columns besides. */
function likelier(a: Likeness, b: Likeness): number {
  return (
    b.matched - a.matched || a.table.columns.length - b.table.columns.length || (a.table.name < b.table.name ? -1 : 1)
  );
}

const DEFENDERS_OWN = new Set(tableNames(DEFENDER));

/** The form that an export with these columns has: a workspace adds `TimeGenerated` and `TenantId` to what Defender has. */
export function formOf(header: readonly string[], table: KnownTable): Form {
  if (!DEFENDERS_OWN.has(table.name)) return 'sentinel';
  if (table.product === 'defender') return 'defender';
  const names = new Set(header.map((name) => name.toLowerCase()));
  return ['timegenerated', 'tenantid', 'sourcesystem', '_isbillable'].some((name) => names.has(name))
    ? 'sentinel'
    : 'defender';
}
