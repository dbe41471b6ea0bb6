// The columns of a delimited file: from its header, or from a schema where it has none.

import type { Column } from '../../engine/values/types.js';
import { knownTable } from '../../schemas/known.js';
import type { Reading } from '../reading.js';
import type { FieldInfo } from '../tables/fields.js';
import { type HeaderName, headerName, uniqueNames } from '../tables/header.js';
import { DayOrderFinder } from '../times/day-order.js';
import { readTimeText } from '../times/time-text.js';
import { zoneNamed } from '../times/zones.js';
import { hasValues } from './csv-dialect.js';

/** What `getschema` gives, in every order of its columns that occurs. */
const SCHEMA_COLUMNS = ['ColumnName', 'ColumnOrdinal', 'DataType', 'ColumnType'];

export interface CsvFields {
  readonly fields: readonly FieldInfo[];
  /** The first record, where it is the header. */
  readonly header: readonly string[] | undefined;
}

/** @param records the first of the file; none where the first could not be read */
export function csvFields(reading: Reading, [first, ...sample]: readonly (readonly string[])[]): CsvFields {
  if (first === undefined) throw reading.refuse('the first line has a quote that is not closed', 1);
  const hasHeader = reading.options.header ?? !hasValues(first);
  if (!hasHeader) return { fields: fieldsWithoutHeader(reading, first.length), header: undefined };
  if (reading.options.table === undefined && SCHEMA_COLUMNS.every((name) => first.includes(name))) {
    throw reading.refuse('this is the schema of a table, not its rows; give it with --schema');
  }
  return { fields: fieldsOf(reading, first, sample), header: first };
}

function fieldsOf(
  reading: Reading,
  header: readonly string[],
  sample: readonly (readonly string[])[],
): readonly FieldInfo[] {
  const zoned = header.map(headerName);
  // Brackets behind a name may hold anything; all columns of times have the same in them.
  const zones = new Set(
    zoned.flatMap(({ zone }, index) => {
      const hasTimes = () => sample.some((record) => isTime(record[index] ?? ''));
      return zone !== undefined && (isZone(zone) || hasTimes()) ? zone : [];
    }),
  );
  const names = zoned.map(
    (name, index): HeaderName =>
      name.zone === undefined || zones.has(name.zone) ? name : { name: (header[index] as string).trim() },
  );
  const unique = uniqueNames(names.map(({ name }) => name));
  return names.map(({ zone }, index): FieldInfo => {
    const name = unique[index] as string;
    if (zone === undefined) return { name };
    return { name, type: 'datetime', zone: columnZone(reading, name, zone) };
  });
}

const LOCAL_TIME = /^local time$/i;

function isZone(text: string): boolean {
  return LOCAL_TIME.test(text) || zoneNamed(text) !== undefined;
}

function isTime(text: string): boolean {
  return readTimeText(text, new DayOrderFinder()) !== undefined;
}

/** The zone that a header names; undefined where it says nothing that is of use here. */
function columnZone(reading: Reading, column: string, name: string) {
  if (LOCAL_TIME.test(name)) {
    if (reading.options.zone === undefined) {
      reading.note(`times in ${column} are in the local time of who exported them; name its zone with --timezone`);
    }
    return undefined;
  }
  const zone = zoneNamed(name);
  if (zone === undefined && reading.options.zone === undefined) {
    reading.note(`no time zone is known as '${name}', which the header of ${column} names; name it with --timezone`);
  }
  return zone;
}

function fieldsWithoutHeader(reading: Reading, width: number): FieldInfo[] {
  const { table, schema } = reading.options;
  const columns = schema ?? (table === undefined ? undefined : columnsInOrder(reading, table, width));
  if (columns === undefined) {
    throw reading.refuse('the first line is no header; name the table with --table and its columns with --schema', 1);
  }
  if (columns.length !== width) {
    throw reading.refuse(`the file has ${width} columns and no header, the schema has ${columns.length}`, 1);
  }
  return columns.map(({ name, type }) => ({ name, type }));
}

/** The columns of a table in the database, or of a known one in one of its forms, where it has as many. */
function columnsInOrder(reading: Reading, table: string, width: number): readonly Column[] | undefined {
  const forms = [
    reading.storedColumns(table),
    knownTable(table, 'defender')?.columns,
    knownTable(table, 'sentinel')?.columns,
  ].filter((columns) => columns !== undefined);
  const fitting = forms.find((columns) => columns.length === width);
  if (fitting !== undefined || forms.length === 0) return fitting;
  const widths = [...new Set(forms.map((columns) => columns.length))].join(' or ');
  throw reading.refuse(
    `the file has ${width} columns and no header, ${table} has ${widths}; name the columns with --schema`,
    1,
  );
}
