// The columns of a table as people write them down: what `getschema` gives, JSON, or KQL.

import { CsvError, parse } from 'csv-parse/sync';
import { type Column, type ScalarType, scalarTypeOf } from '../engine/values/types.js';
import { IngestError } from './ingest-error.js';
import { fileBlob } from './inputs/blob.js';
import { openContent } from './inputs/content.js';
import { asIngestError } from './inputs/inputs.js';

/** The names of members or columns that hold a column's name and its type, the better ones first. */
const NAMES = ['ColumnName', 'Name', 'name'];
const TYPES = ['ColumnType', 'DataType', 'Type', 'type'];

/** Members that hold the tables of a response, the columns of a table, its rows. */
const TABLES = ['tables', 'Tables'];
const COLUMNS = ['columns', 'Columns', 'Schema', 'schema'];
const ROWS = ['rows', 'Rows', 'Results', 'results'];

/**
 * The columns that a file lists; see `parseSchema`.
 * @throws IngestError where it cannot be read, or lists none
 */
export async function readSchema(path: string): Promise<Column[]> {
  const content = await openContent(await fileBlob(path), () => {});
  try {
    if (!content.head.complete) throw new IngestError('this is too long for the schema of a table');
    return parseSchema(content.head.text);
  } catch (error) {
    const { reason, line } = asIngestError(error, path);
    throw new IngestError(reason, path, line, { cause: error });
  } finally {
    await content.close();
  }
}

/**
 * The columns that a text lists, in its order: the output of `getschema` as CSV or TSV or as the response of an API, a
 * JSON list of `{"name", "type"}` (or an object with such a list in `columns` or `Schema`, or one of `name: type`), or
 * `datatable (name: type, …)`, `.create table T (name: type, …)`.
 * @throws IngestError where it lists none, or a type is unknown
 */
export function parseSchema(text: string): Column[] {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  const pairs = /^[[{]/.test(trimmed) ? fromJson(trimmed) : (fromKql(trimmed) ?? fromTable(trimmed));
  if (pairs.length === 0) throw new IngestError('the schema has no columns');
  const names = new Set<string>();
  return pairs.map(([name, type]) => {
    if (names.has(name)) throw new IngestError(`the schema has the column '${name}' twice`);
    names.add(name);
    return { name, type: typeOf(name, type) };
  });
}

type Pair = readonly [name: string, type: string];
type JsonObject = Readonly<Record<string, unknown>>;

function typeOf(column: string, type: string): ScalarType {
  const known = scalarTypeOf(type.trim());
  if (known === undefined) throw new IngestError(`column '${column}': there is no type '${type}'`);
  return known;
}

function fromJson(text: string): Pair[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new IngestError('the schema is no JSON', undefined, undefined, { cause: error });
  }
  if (Array.isArray(value)) return value.map(fromMembers);
  if (!isObject(value)) throw new IngestError('the schema is no list of columns');
  return fromObject(value);
}

function fromObject(value: JsonObject): Pair[] {
  const [table] = listIn(value, TABLES) ?? [];
  if (isObject(table)) return fromObject(table);
  const columns = listIn(value, COLUMNS);
  if (columns !== undefined) return rowsOfSchema(columns, listIn(value, ROWS) ?? []) ?? columns.map(fromMembers);
  const entries = Object.entries(value);
  const [, only] = entries[0] ?? [];
  if (entries.length === 1 && isObject(only)) return fromObject(only);
  if (entries.length === 1 && Array.isArray(only)) return only.map(fromMembers);
  return entries.map(([name, type]) => [name, String(type)]);
}

/** The columns that the rows of a response are about, where it is one to `getschema`. */
function rowsOfSchema(columns: readonly unknown[], rows: readonly unknown[]): Pair[] | undefined {
  const names = columns.map((column) => fromMembers(column)[0]);
  if (!names.includes('ColumnName')) return undefined;
  return rows.map((row) =>
    fromMembers(Array.isArray(row) ? Object.fromEntries(names.map((name, i) => [name, row[i]])) : row),
  );
}

function listIn(value: JsonObject, names: readonly string[]): readonly unknown[] | undefined {
  return names.map((name) => value[name]).find((member) => Array.isArray(member));
}

function fromMembers(column: unknown): Pair {
  const text = (names: readonly string[]) => {
    const found = isObject(column)
      ? names.map((name) => column[name]).find((value) => typeof value === 'string')
      : undefined;
    // `find` keeps only strings.
    return found as string | undefined;
  };
  const [name, type] = [text(NAMES), text(TYPES)];
  if (name === undefined || type === undefined) throw new IngestError('a column of the schema has no name or no type');
  return [name, type];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const COLUMN = /\s*(?:\[\s*(?:'([^']*)'|"([^"]*)")\s*\]|([A-Za-z_][\w-]*))\s*:\s*([A-Za-z0-9_.]+)\s*(?:,|$)/y;

/** Undefined where the text has no list in parentheses. */
function fromKql(text: string): Pair[] | undefined {
  const list = /^[^(,]*\(\s*([^)]*?)\s*\)/.exec(text)?.[1];
  if (list === undefined) return undefined;
  const pairs: Pair[] = [];
  const column = new RegExp(COLUMN);
  while (column.lastIndex < list.length) {
    const at = column.lastIndex;
    const match = column.exec(list);
    if (match === null) throw new IngestError(`the schema has no 'name: type' at '${list.slice(at, at + 20).trim()}'`);
    pairs.push([match[1] ?? match[2] ?? match[3] ?? '', match[4] ?? '']);
  }
  return pairs;
}

function fromTable(text: string): Pair[] {
  const [firstLine = ''] = text.split('\n', 1);
  const delimiter = ['\t', ';'].find((character) => firstLine.includes(character)) ?? ',';
  try {
    // Records with the names of the header as members.
    const records = parse(text, { columns: true, delimiter, skip_empty_lines: true, trim: true }) as unknown[];
    return records.map(fromMembers);
  } catch (error) {
    if (error instanceof CsvError) throw new IngestError(`the schema is no table: ${error.message}`);
    throw error;
  }
}
