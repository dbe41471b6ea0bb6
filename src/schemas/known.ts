// The tables that Defender XDR and Sentinel are known to have: their names, columns and types. A table's columns are
// read when it is first asked for. Tables that both products have differ between them, so each has two forms.

import { columnsOf, type KnownColumn, tableNames } from './line.js';
import { type Form, linesOf } from './lines.js';

export type { KnownColumn } from './line.js';

export type { Form };

export interface KnownTable {
  /** As the product spells it. */
  readonly name: string;
  readonly product: Form | 'both';
  /** In the product's order; both `Timestamp` and `TimeGenerated` where Defender has the table and it is one of events. */
  readonly columns: readonly KnownColumn[];
}

const cache = new Map<string, KnownTable>();
let canonical: Map<string, string> | undefined;

function canonicalNames(): Map<string, string> {
  canonical ??= new Map(
    [...tableNames(linesOf('sentinel')), ...tableNames(linesOf('defender'))].map((name) => [name.toLowerCase(), name]),
  );
  return canonical;
}

/** The names of all known tables, in alphabetical order. */
export function knownTables(): readonly string[] {
  return [...canonicalNames().values()].sort();
}

/**
 * The table of this name in any case; undefined where none is known. Without a `form`, or where the product of that
 * form has no such table, the columns are Log Analytics' followed by those that only Defender has.
 */
export function knownTable(name: string, form?: Form): KnownTable | undefined {
  const canonicalName = canonicalNames().get(name.toLowerCase());
  if (canonicalName === undefined) return undefined;
  const key = `${form ?? ''} ${canonicalName}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const table = readTable(canonicalName, form);
  cache.set(key, table);
  return table;
}

function readTable(name: string, form: Form | undefined): KnownTable {
  const defender = columnsOf(linesOf('defender'), name);
  const sentinel = columnsOf(linesOf('sentinel'), name);
  const product = defender === undefined ? 'sentinel' : sentinel === undefined ? 'defender' : 'both';
  const formed = form === 'defender' ? defender : form === 'sentinel' ? sentinel : undefined;
  const columns = formed ?? merged(sentinel ?? [], defender ?? []);
  return { name, product, columns: defender === undefined ? columns : withBothTimes(columns, defender) };
}

function merged(first: readonly KnownColumn[], second: readonly KnownColumn[]): KnownColumn[] {
  const names = new Set(first.map(({ name }) => name));
  return [...first, ...second.filter(({ name }) => !names.has(name))];
}

/**
 * Defender calls the time of an event `Timestamp`, a workspace `TimeGenerated`; rules for either product should find
 * theirs. Defender's tables without a `Timestamp` hold no events and are left alone.
 */
function withBothTimes(columns: readonly KnownColumn[], defender: readonly KnownColumn[]): readonly KnownColumn[] {
  if (!defender.some(({ name }) => name === 'Timestamp')) return columns;
  const times = ['Timestamp', 'TimeGenerated'].map(
    (name): KnownColumn => ({ name, type: 'datetime', optional: false }),
  );
  return merged(columns, times);
}
