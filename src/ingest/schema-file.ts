// The columns of a table as people write them down: what `getschema` gives, JSON, or KQL.

import { parse } from 'csv-parse/sync';
import { type Column, type ScalarType, scalarTypeOf } from '../engine/values/types.js';
import { IngestError } from './ingest-error.js';

/** The names of members or columns that hold a column's name and its type, the better ones first. */
const NAMES = ['ColumnName', 'Name', 'name'];
const TYPES = ['ColumnType', 'DataType', 'Type', 'type'];

/**
 * The columns that a text lists, in its order: the output of `getschema` as CSV or TSV, a JSON list of
 * `{"name", "type"}` (or an object with such a list in `columns`, or one of `name: type`), or
 * `datatable (name: type, …)`, `.create table T (name: type, …)`.
 * @throws IngestError where it lists none, or a type is unknown
 */
export function parseSchema(text: string): Column[] {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  const pairs = /^[[{]/.test(trimmed) ? fromJson(trimmed) : (fromKql(trimmed) ?? fromTable(trimmed));
  if (pairs.length === 0) throw new IngestError('the schema has no columns');
  return pairs.map(([name, type]) => ({ name, type: typeOf(name, type) }));
}

type Pair = readonly [name: string, type: string];

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
  const list = isRecord(value) ? (value.columns ?? value.Columns ?? value) : value;
  if (Array.isArray(list)) return list.map(fromMembers);
  if (!isRecord(list)) throw new IngestError('the schema is no list of columns');
  return Object.entries(list).map(([name, type]) => [name, String(type)]);
}

function fromMembers(column: unknown): Pair {
  const text = (names: readonly string[]) => {
    const found = isRecord(column)
      ? names.map((name) => column[name]).find((value) => typeof value === 'string')
      : undefined;
    // `find` keeps only strings.
    return found as string | undefined;
  };
  const [name, type] = [text(NAMES), text(TYPES)];
  if (name === undefined || type === undefined) throw new IngestError('a column of the schema has no name or no type');
  return [name, type];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
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
  const firstLine = text.slice(0, text.indexOf('\n'));
  const delimiter = ['\t', ';'].find((character) => firstLine.includes(character)) ?? ',';
  // Records with the names of the header as members.
  const records = parse(text, { columns: true, delimiter, skip_empty_lines: true, trim: true }) as unknown[];
  return records.map(fromMembers);
}
