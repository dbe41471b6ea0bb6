// The records of a text that `externaldata` reads, in the formats that are text.
// https://learn.microsoft.com/kusto/management/data-ingestion/ingestion-supported-formats

import { converter } from '../../values/convert.js';
import { type Dynamic, isArray, isBag } from '../../values/dynamic.js';
import { parseJson } from '../../values/json.js';
import type { Column, Value } from '../../values/types.js';
import { atJsonPath, type JsonPath, parseJsonPath } from '../scalars/_json-path.js';

export interface ExternalFormat {
  /** one of `TEXT_FORMATS` */
  readonly format: string;
  readonly ignoreFirstRecord: boolean;
  /** the JSON of an ingestion mapping: for each column its place in a record */
  readonly mapping: string | null;
}

const SEPARATORS: Readonly<Record<string, string>> = {
  csv: ',',
  tsv: '\t',
  tsve: '\t',
  psv: '|',
  scsv: ';',
  sohsv: '\u0001',
};

export const TEXT_FORMATS: readonly string[] = [...Object.keys(SEPARATORS), 'json', 'multijson', 'txt', 'raw'];

/** The rows of a text, a value a column. What is not there, or not of the column's type, is null. */
export function* externalRows(
  text: string,
  columns: readonly Column[],
  { format, ignoreFirstRecord, mapping }: ExternalFormat,
): Iterable<Value[]> {
  const places = mapping === null ? new Map<string, Place>() : placesOf(mapping);
  if (format === 'json' || format === 'multijson') {
    const read = columns.map((column) => jsonReader(column, places.get(column.name)));
    for (const record of jsonRecords(text)) yield read.map((value) => value(record));
    return;
  }
  const read = columns.map((column, i) => fieldReader(column, places.get(column.name), i));
  let first = ignoreFirstRecord;
  for (const record of textRecords(text, format)) {
    if (!first) yield read.map((value) => value(record));
    first = false;
  }
}

function* textRecords(text: string, format: string): Iterable<readonly string[]> {
  const separator = SEPARATORS[format];
  if (separator !== undefined) yield* separatedRecords(text, separator);
  else if (format === 'raw') yield [text];
  else for (const line of text.split(/\r\n|\n|\r/)) if (line !== '') yield [line];
}

/** Records of fields; a field in quotation marks may hold separators, line breaks and, doubled, quotation marks. */
export function* separatedRecords(text: string, separator: string): Iterable<string[]> {
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = fieldAt(text, at, separator);
    record.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at++;
      if (at === text.length) record.push('');
      else continue;
    }
    if (record.length > 1 || record[0] !== '') yield record;
    record = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
  }
}

function fieldAt(text: string, start: number, separator: string): { readonly value: string; readonly end: number } {
  let value = '';
  let at = start;
  if (text[at] === '"') {
    for (at++; at < text.length; at++) {
      if (text[at] !== '"') value += text[at];
      else if (text[at + 1] === '"') value += text[at++];
      else break;
    }
    at++;
  }
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: value + text.slice(at, end), end };
}

/** The values of a text of JSON: one a line, one after the other, or the elements of one array. */
export function* jsonRecords(text: string): Iterable<Dynamic> {
  for (const part of jsonDocuments(text)) {
    const value = parseJson(part);
    if (value === undefined) continue;
    if (isArray(value)) yield* value;
    else yield value;
  }
}

/** Cuts a text where a bag or an array at its outermost level ends. */
function* jsonDocuments(text: string): Iterable<string> {
  const marks = /["{}[\]]/g;
  const closingQuote = /(?:[^"\\]|\\.)*"/sy;
  let depth = 0;
  let start = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [character] = mark;
    if (character === '"') {
      closingQuote.lastIndex = marks.lastIndex;
      if (closingQuote.exec(text) === null) return;
      marks.lastIndex = closingQuote.lastIndex;
    } else if (character === '{' || character === '[') {
      if (depth++ === 0) start = mark.index;
    } else if (--depth === 0) yield text.slice(start, marks.lastIndex);
  }
}

/** Where in a record a mapping finds the value of a column. */
interface Place {
  readonly path: JsonPath | null;
  readonly ordinal: number | null;
  readonly constant: string | null;
}

/** `[{"Column": "a", "Properties": {"Path": "$.b"}}]`; the names are taken in any case. */
function placesOf(mapping: string): Map<string, Place> {
  const places = new Map<string, Place>();
  const entries = parseJson(mapping);
  if (entries === undefined || !isArray(entries)) return places;
  for (const entry of entries) {
    const fields = lowerCased(entry);
    const properties = lowerCased(fields.get('properties') ?? null);
    const get = (name: string) => properties.get(name) ?? fields.get(name) ?? null;
    const name = fields.get('column') ?? fields.get('name');
    if (typeof name !== 'string') continue;
    const path = get('path');
    const ordinal = get('ordinal');
    const constant = get('constvalue');
    places.set(name, {
      path: typeof path === 'string' ? parseJsonPath(path) : null,
      ordinal: ordinal === null ? null : Number(ordinal),
      constant: typeof constant === 'string' ? constant : null,
    });
  }
  return places;
}

function lowerCased(value: Dynamic): Map<string, Dynamic> {
  if (value === null || !isBag(value)) return new Map();
  return new Map([...value].map(([key, item]) => [key.toLowerCase(), item]));
}

function jsonReader({ name, type }: Column, place: Place | undefined): (record: Dynamic) => Value {
  const path = place?.path ?? [name];
  const convert = converter('dynamic', type);
  const constant = place?.constant ?? null;
  return (record) => convert(constant ?? atJsonPath(record, path));
}

function fieldReader(
  { type }: Column,
  place: Place | undefined,
  position: number,
): (record: readonly string[]) => Value {
  const convert = converter('string', type);
  const constant = place?.constant ?? null;
  const ordinal = place?.ordinal ?? position;
  return (record) => convert(constant ?? record[ordinal] ?? '');
}
