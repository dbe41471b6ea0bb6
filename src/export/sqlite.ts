// A table in a new SQLite file. SQLite has integers, reals and text: booleans are 0 and 1, everything else that is no
// number is the text that KQL prints, a dynamic is JSON. Beside the storage, the types of the columns name those of KQL.
// https://www.sqlite.org/datatype3.html

import type { Dynamic } from '../engine/values/dynamic.js';
import { formatDynamic } from '../engine/values/json.js';
import { textOf } from '../engine/values/text.js';
import type { Column, ScalarType, Value } from '../engine/values/types.js';
import { readerOf } from '../engine/values/vector.js';
import { SqliteTable, type SqliteValue } from '../store/sqlite-table.js';
import { ExportError } from './export-error.js';
import type { FileFormat } from './format.js';
import type { Notes } from './notes.js';

export const sqlite: FileFormat = {
  kind: 'file',
  name: 'sqlite',
  title: 'a table in an SQLite file',
  endings: ['sqlite', 'sqlite3', 'db'],

  async write({ name, columns, batches }, path, notes) {
    checkNames(columns);
    const table = SqliteTable.create(
      path,
      name,
      columns.map((column) => ({ name: column.name, type: STORAGE[column.type] })),
    );
    let rows = 0;
    try {
      for (const batch of batches()) {
        const cells = columns.map((column) => {
          const [read, stored] = [readerOf(batch.column(column.name)), storedValue(column, notes)];
          return (row: number) => stored(read(row));
        });
        for (let row = 0; row < batch.length; row++) table.insert(cells.map((cell) => cell(row)));
        rows += batch.length;
      }
      table.commit();
      return rows;
    } finally {
      table.close();
    }
  },
};

/** The names of types tell SQLite how to store values: those with TEXT in them as text, whatever it looks like. */
const STORAGE: Readonly<Record<ScalarType, string>> = {
  bool: 'BOOLEAN',
  int: 'INT',
  long: 'BIGINT',
  real: 'REAL',
  decimal: 'DECIMAL TEXT',
  datetime: 'DATETIME TEXT',
  timespan: 'TIMESPAN TEXT',
  guid: 'GUID TEXT',
  string: 'TEXT',
  dynamic: 'DYNAMIC TEXT',
};

function checkNames(columns: readonly Column[]): void {
  const seen = new Map<string, string>();
  for (const { name } of columns) {
    // SQLite folds the case of ASCII letters.
    const folded = name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    const other = seen.get(folded);
    if (other !== undefined) {
      throw new ExportError(
        `SQLite takes the columns '${other}' and '${name}' for one; rename one with project-rename`,
      );
    }
    seen.set(folded, name);
  }
}

function storedValue({ name, type }: Column, notes: Notes): (value: Value) => SqliteValue {
  const stored = nonNullValue(name, type, notes);
  return (value) => (value === null ? null : stored(value));
}

function nonNullValue(name: string, type: ScalarType, notes: Notes): (value: Value) => SqliteValue {
  const text = textOf(type);
  switch (type) {
    case 'bool':
      return (value) => (value === true ? 1n : 0n);
    case 'int':
    case 'long':
      return (value) => BigInt(value as number | bigint);
    case 'real':
      return (value) => realValue(name, value as number, notes);
    case 'dynamic':
      return (value) => {
        // A vector holds values of its own type.
        notes.json(name, value as Dynamic);
        return formatDynamic(value as Dynamic);
      };
    default:
      return (value) => notes.text(name, text(value));
  }
}

/** SQLite makes NaN a null, and loses the sign of zero. */
function realValue(column: string, value: number, notes: Notes): SqliteValue {
  if (Object.is(value, -0)) notes.add(column, 'the sign of -0.0 is lost');
  if (!Number.isNaN(value)) return value;
  notes.add(column, "NaN is the text 'NaN'");
  return 'NaN';
}
