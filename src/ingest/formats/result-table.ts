// A table in the response of a query API: its columns, then its rows as arrays.

import { CUT_OFF } from '../bytes/json-scanner.js';
import { Row } from '../bytes/row.js';
import type { Reading } from '../reading.js';
import { type ColumnMembers, declaredColumns } from './declared-columns.js';
import { type JsonDocument, OPEN_ARRAY } from './json-document.js';

export interface ResultMembers {
  readonly columns: string;
  readonly column: ColumnMembers;
  readonly rows: string;
}

export async function readResultTable(document: JsonDocument, reading: Reading, members: ResultMembers): Promise<void> {
  let hasColumns = false;
  await document.members(async (name) => {
    if (name === members.columns) hasColumns = addColumns(reading, await document.parsed(), members.column);
    else if (name !== members.rows) await document.skip();
    else if (hasColumns) await readResultRows(document, reading);
    else throw reading.refuse('the rows come before the columns', document.line);
  });
}

/** Makes the columns that `value` declares the fields of the rows; false where it declares none. */
export function addColumns(reading: Reading, value: unknown, members: ColumnMembers): boolean {
  const columns = declaredColumns(value, members);
  if (columns === undefined) return false;
  for (const column of columns) reading.fields.add(column);
  return true;
}

/** Reads an array of rows, each an array with a value a column. Objects among them tell of errors. */
export async function readResultRows(document: JsonDocument, reading: Reading): Promise<void> {
  const row = new Row();
  const { scanner } = document;
  let isRow = true;
  const read = (at: number) => {
    isRow = reading.window.bytes[at] === OPEN_ARRAY;
    const next = isRow ? scanner.array(at, row) : scanner.skip(at);
    if (!isRow && next !== CUT_OFF) row.open(reading.window.bytes);
    return next;
  };
  const width = reading.fields.size;
  await document.rows(row, read, () => {
    if (!isRow) {
      reading.note('the response tells of an error among its rows: they may not be all there are');
      reading.reject(row.line, 'an error in the place of a row', row.raw());
    } else if (row.count === width) reading.append(row);
    else reading.reject(row.line, `${row.count} values where there are ${width} columns`, row.raw());
  });
}
