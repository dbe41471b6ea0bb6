// Columns that are encoded elsewhere, early, late or not at all.

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Column } from '../../src/engine/values/types.js';
import type { BufferedColumn } from '../../src/store/column-buffer.js';
import { type EncodedColumn, encodeColumn } from '../../src/store/encoded-column.js';
import { type ColumnEncoder, type Ingest, Store, StoreError } from '../../src/store/store.js';
import { batchOf, rowsOf } from './rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'Name', type: 'string' },
  { name: 'Id', type: 'long' },
];
const SOURCE = { name: 'export.csv', path: null, format: 'csv' };

interface Task {
  readonly column: BufferedColumn;
  resolve(column: EncodedColumn): void;
  reject(error: unknown): void;
}

/** Keeps columns until the test says what becomes of them. */
class PatientEncoder implements ColumnEncoder {
  readonly isRunning = true;
  readonly tasks: Task[] = [];

  /** None: they count as taken by a thread. */
  readonly waiting = 0;

  encode(column: BufferedColumn): Promise<EncodedColumn> {
    return new Promise((resolve, reject) => this.tasks.push({ column, resolve, reject }));
  }

  help(): boolean {
    return false;
  }
}

let store: Store;
let encoder: PatientEncoder;
let source: Ingest;

/** Writes each row as a segment of its own. */
function append(...names: string[]): void {
  const table = source.table('T', COLUMNS);
  for (const [id, Name] of names.entries()) {
    table.append(batchOf(COLUMNS, [{ Name, Id: BigInt(id) }]));
  }
}

beforeEach(() => {
  store = Store.open(':memory:', { buffer: 1 });
  encoder = new PatientEncoder();
  source = store.begin(SOURCE, encoder);
});
afterEach(() => store.close());

it('segments keep their order, whichever is encoded first', async () => {
  append('a', 'b', 'c');
  const flushed = source.flush();
  for (const { column, resolve } of encoder.tasks.reverse()) resolve(encodeColumn(column));
  await flushed;
  source.commit({ hash: null, bytes: null });
  expect(rowsOf(store, 'T').map(({ Name, Id }) => [Name, Id])).toEqual([
    ['a', 0n],
    ['b', 1n],
    ['c', 2n],
  ]);
});

it('a column that cannot be encoded fails the source, which leaves nothing', async () => {
  append('a', 'b');
  for (const { column, resolve, reject } of encoder.tasks) {
    if ('kind' in column && column.kind === 'numbers') reject(new RangeError('too large'));
    else resolve(encodeColumn(column));
  }
  await expect(source.flush()).rejects.toThrow('too large');
  expect(() => append('c')).toThrow('too large');
  source.rollback();
  expect(store.tables()).toEqual([]);
});

it('a source is not committed while columns are being encoded', async () => {
  append('a');
  expect(() => source.commit({ hash: null, bytes: null })).toThrow(StoreError);
  for (const { column, resolve } of encoder.tasks) resolve(encodeColumn(column));
  await source.flush();
  source.commit({ hash: null, bytes: null });
  expect(store.tables()[0]?.rows).toBe(1);
});

it('what is encoded after a rollback is forgotten', async () => {
  append('a');
  source.rollback();
  for (const { column, resolve } of encoder.tasks) resolve(encodeColumn(column));
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.tables()).toEqual([]);
});
