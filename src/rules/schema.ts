// The tables and functions that a rule is checked against.

import type { Database, QueryOptions } from '../database/database.js';
import type { Schema } from '../engine/engine.js';
import { knownTable, knownTables } from '../schemas/known.js';

/** What a rule may use beside tables. */
type Surroundings = Pick<QueryOptions, 'functions' | 'watchlist'>;

/** Every table that Defender and Sentinel are known to have, with the columns of both of its forms. */
export function knownSchema(surroundings: Surroundings = {}): Schema {
  const names = new Set(knownTables());
  return {
    table: (name) => (names.has(name) ? knownTable(name)?.columns : undefined),
    tableNames: () => names,
    ...schemaOf(surroundings),
  };
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
