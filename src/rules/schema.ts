// The tables and functions that a rule is checked against.

import type { Database } from '../database/database.js';
import type { Schema } from '../engine/engine.js';
import { knownTable, knownTables } from '../schemas/known.js';

type Functions = ReadonlyMap<string, string>;

/** Every table that Defender and Sentinel are known to have, with the columns of both of its forms. */
export function knownSchema(functions: Functions = new Map()): Schema {
  const names = new Set(knownTables());
  return {
    table: (name) => (names.has(name) ? knownTable(name)?.columns : undefined),
    tableNames: () => names,
    function: (name) => functions.get(name),
  };
}

/** The tables of a database. */
export function databaseSchema({ store }: Database, functions: Functions = new Map()): Schema {
  return {
    table: (name) => store.table(name)?.columns,
    tableNames: () => store.tables().map((table) => table.name),
    function: (name) => functions.get(name),
  };
}
