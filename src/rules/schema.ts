// The tables and functions that a rule is checked against.

import type { Database, QueryOptions } from '../database/database.js';
import type { Schema } from '../engine/engine.js';
import type { Column } from '../engine/values/types.js';
import { type Form, type KnownTable, knownTable, knownTables } from '../schemas/known.js';
import { STANDARD_COLUMNS } from '../schemas/standard-columns.js';
import { OWN_TABLES } from './own-tables.js';

/** What a rule may use beside tables. */
type Surroundings = Pick<QueryOptions, 'functions' | 'watchlist'>;

/** Tables that a rule is checked against. */
export interface RuleSchema extends Schema {
  /** the same tables as Defender has them, where it is not known for which product a rule is written */
  readonly defender?: Schema;
}

/** Every table that Defender and Sentinel are known to have, with the columns of both of its forms; types that differ are Sentinel's. */
export function knownSchema(surroundings: Surroundings = {}): RuleSchema {
  const names = new Set(knownTables());
  const inForm = (form?: Form): Schema => ({
    table: (name) => (names.has(name) ? withStandardColumns(knownTable(name, form)) : undefined),
    tableNames: () => names,
    ...schemaOf(surroundings),
  });
  return { ...inForm(), defender: inForm('defender') };
}

/** The columns of a table, with those that its documentation leaves out and every table of a workspace has. */
function withStandardColumns(table: KnownTable | undefined): readonly Column[] | undefined {
  if (table === undefined || !isOfWorkspace(table)) return table?.columns;
  const names = new Set(table.columns.map(({ name }) => name));
  return [...table.columns, ...STANDARD_COLUMNS.filter(({ name }) => !names.has(name))];
}

/** Columns of one of which the documentation of every table has, but no function that is known as a table. */
const TABLE_COLUMNS: ReadonlySet<string> = new Set(['TenantId', '_ResourceId', 'SourceSystem']);

function isOfWorkspace({ name, product, columns }: KnownTable): boolean {
  const isNamed = name.endsWith('_CL') || OWN_TABLES.has(name);
  return product !== 'defender' && (isNamed || columns.some((column) => TABLE_COLUMNS.has(column.name)));
}

/** The tables of a database. */
export function databaseSchema({ store }: Database, surroundings: Surroundings = {}): Schema {
  return {
    table: (name) => store.table(name)?.columns,
    tableNames: () => store.tables().map((table) => table.name),
    ...schemaOf(surroundings),
  };
}

function schemaOf({ functions, watchlist }: Surroundings): Pick<Schema, 'function' | 'watchlist'> {
  return {
    function: (name) => functions?.get(name),
    watchlist: (alias) => watchlist?.(alias)?.columns,
  };
}
