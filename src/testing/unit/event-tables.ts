// The tables of a test: the columns that the products have, those that the test does not name at their nulls.

import type { Database } from '../../database/database.js';
import { nearest } from '../../engine/diagnostics/nearest.js';
import { ValueError } from '../../engine/values/error.js';
import { valueFrom } from '../../engine/values/plain.js';
import type { Column, ScalarType } from '../../engine/values/types.js';
import { knownTable, knownTables } from '../../schemas/known.js';
import { STANDARD_COLUMNS } from '../../schemas/standard-columns.js';
import { unknownName } from './format/part.js';
import type { GivenRow, GivenTable } from './format/rule-test.js';

/** Puts the events of a test into an empty database. */
export async function fillTables(database: Database, tables: readonly GivenTable[]): Promise<void> {
  for (const given of tables) {
    if ('file' in given.rows) await ingestFile(database, given, given.rows.file);
    else addRows(database, given, given.rows.rows);
  }
}

/** Makes a table of the products, without rows. @returns whether there is one of this name */
export function addKnownTable(database: Database, name: string): boolean {
  const known = knownTable(name);
  if (known === undefined || known.name !== name) return false;
  database.createTable(name, known.columns.map(plainColumn));
  return true;
}

/** @throws TestFileError where a table that nobody knows has nearly the name of one that the rule reads and the test has no events of */
export function checkSpelling({ table, error }: GivenTable, missing: readonly string[]): void {
  if (knownTable(table) !== undefined || nearest(table, missing) === null) return;
  throw error(unknownName(table, `the rule reads no table '${table}'`, missing));
}

const plainColumn = ({ name, type }: Column): Column => ({ name, type });

async function ingestFile(database: Database, { table, error }: GivenTable, file: string): Promise<void> {
  const report = await database.ingest(file, { table });
  const refused = report.files.find(({ status }) => status === 'refused');
  if (refused !== undefined) throw error(`${file} was refused: ${refused.error?.message ?? 'it holds no events'}`);
}

function addRows(database: Database, given: GivenTable, rows: readonly GivenRow[]): void {
  const columns = columnsOf(given, rows);
  for (const row of rows) checkRow(row, given.table, columns);
  database.createTable(given.table, columns);
  database.append(
    given.table,
    rows.map(({ fields }) => columns.map(({ name }) => fieldOf(fields, name))),
  );
}

/** The two names of the time of an event: where a table has both, they are the same. */
const OTHER_TIME: Readonly<Record<string, string>> = { Timestamp: 'TimeGenerated', TimeGenerated: 'Timestamp' };

/** What an event has in a column; null where it names none. */
export function fieldOf<T>(fields: Readonly<Record<string, T>>, name: string): T | null {
  return fields[name] ?? fields[OTHER_TIME[name] ?? ''] ?? null;
}

function columnsOf({ table, schema, error }: GivenTable, rows: readonly GivenRow[]): Column[] {
  if (schema !== null) return [...schema];
  const known = knownTable(table);
  if (known === undefined) {
    const inferred = inferredColumns(rows);
    if (inferred.length > 0) return inferred;
    throw error(unknownName(table, `no table '${table}' is known; give its columns as 'schema'`, knownTables()));
  }
  if (known.name !== table) throw error(`the table is called '${known.name}'`);
  const used = new Set(rows.flatMap(({ fields }) => Object.keys(fields)));
  const names = new Set(known.columns.map(({ name }) => name));
  const standard = STANDARD_COLUMNS.filter(({ name }) => used.has(name) && !names.has(name));
  return [...known.columns, ...standard].map(plainColumn);
}

function checkRow({ fields, error }: GivenRow, table: string, columns: readonly Column[]): void {
  for (const [name, value] of Object.entries(fields)) {
    const column = columns.find((known) => known.name === name);
    if (column === undefined) {
      const names = columns.map((known) => known.name);
      throw error(unknownName(name, `${table} has no column '${name}'`, names), name);
    }
    try {
      valueFrom(column.type, value);
    } catch (problem) {
      if (!(problem instanceof ValueError)) throw problem;
      const hint = column.type === 'string' ? '; put it in quotes' : '';
      throw error(`${problem.message}${hint}`, name);
    }
  }
}

/** The columns that rows name, typed by their values. */
function inferredColumns(rows: readonly GivenRow[]): Column[] {
  const names = [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
  return names.map((name) => {
    const values = rows.map(({ fields }) => fields[name]).filter((value) => value !== undefined && value !== null);
    const types = new Set(values.map(typeOfValue));
    const [only] = types;
    if (types.size === 2 && types.has('long') && types.has('real')) return { name, type: 'real' };
    return { name, type: types.size === 1 && only !== undefined ? only : types.size === 0 ? 'string' : 'dynamic' };
  });
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;

function typeOfValue(value: unknown): ScalarType {
  switch (typeof value) {
    case 'string':
      return TIME.test(value) ? 'datetime' : 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isInteger(value) ? 'long' : 'real';
    default:
      return 'dynamic';
  }
}
