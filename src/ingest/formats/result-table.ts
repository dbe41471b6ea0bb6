// A table in the response of a query API: its columns, then its rows as arrays.

import { Row } from '../bytes/row.js';
import type { Reading } from '../reading.js';
import type { FieldInfo } from '../tables/fields.js';
import { type ColumnMembers, declaredColumns } from './declared-columns.js';
import { type JsonDocument, OPEN_ARRAY } from './json-document.js';

export interface ResultMembers {
  readonly columns: string;
  readonly column: ColumnMembers;
  readonly rows: string;
}

/** Reads an object with the columns and the rows of a table. */
export async function readResultTable(document: JsonDocument, reading: Reading, members: ResultMembers): Promise<void> {
  const { facts } = reading;
  let columns = addColumns(reading, facts.declared?.columns);
  let skipped = false;
  await document.members(async (name) => {
    if (name === members.columns) {
      const declared = declaredColumns(await document.parsed(), members.column);
      columns ??= addColumns(reading, declared);
    } else if (name !== members.rows) await document.skip();
    else if (columns !== undefined) await readResultRows(document, reading);
    else {
      await document.skip();
      skipped = true;
    }
  });
  if (columns === undefined) throw reading.refuse('a table of the response has no columns', document.line);
  if (skipped) facts.declare({ columns, parts: new Set() });
}

/** Makes the columns the fields of the rows. */
export function addColumns<Columns extends readonly FieldInfo[] | undefined>(
  reading: Reading,
  columns: Columns,
): Columns {
  for (const column of columns ?? []) reading.fields.add(column);
  return columns;
}

/** Reads an array of rows, each an array with a value a column. Objects among them tell of errors. */
export async function readResultRows(document: JsonDocument, reading: Reading): Promise<void> {
  const row = new Row();
  const width = reading.fields.size;
  await document.rows({
    row,
    opening: OPEN_ARRAY,
    read: (at) => document.scanner.array(at, row),
    accept() {
      if (row.count === width) reading.append(row);
      else reading.reject(row.line, `${row.count} values where there are ${width} columns`, row.raw());
    },
    other() {
      reading.note('the response tells of an error among its rows: they may not be all there are');
      return 'an error in the place of a row';
    },
  });
}
