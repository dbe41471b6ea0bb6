// Reading and writing tables in tests.

import { Batch } from '../../src/engine/values/batch.js';
import type { Column, Value } from '../../src/engine/values/types.js';
import { readerOf, type Vector, vectorOf } from '../../src/engine/values/vector.js';
import type { SourceRecord, Store } from '../../src/store/store.js';

export type Row = Readonly<Record<string, Value>>;

export function valuesOf(vector: Vector): Value[] {
  const read = readerOf(vector);
  return Array.from({ length: vector.length }, (_, row) => read(row));
}

/** A batch of the columns that at least one row has. */
export function batchOf(columns: readonly Column[], rows: readonly Row[]): Batch {
  const present = columns.filter(({ name }) => rows.some((row) => name in row));
  return new Batch(
    rows.length,
    present.map(({ name, type }) => [
      name,
      vectorOf(
        type,
        rows.map((row) => row[name] ?? null),
      ),
    ]),
  );
}

export interface Written {
  readonly name?: string;
  readonly hash?: string;
  readonly ingestedAt?: bigint;
}

/** Writes rows as a source of their own. */
export function write(
  store: Store,
  table: string,
  columns: readonly Column[],
  rows: readonly Row[],
  { name = 'export.csv', hash = name, ingestedAt = 1n }: Written = {},
): SourceRecord {
  const ingest = store.begin({ name, path: `/exports/${name}`, format: 'csv', ingestedAt });
  ingest.table(table, columns).append(batchOf(columns, rows));
  return ingest.commit({ hash, bytes: 100 });
}

/** All rows of a table, as a full scan gives them. */
export function rowsOf(store: Store, table: string): Row[] {
  const source = store.table(table);
  if (source === undefined) throw new Error(`no table ${table}`);
  const names = source.columns.map((column) => column.name);
  return [...source.scan({ columns: names, filters: [] })].flatMap((batch) => batchRows(batch, names));
}

export function batchRows(batch: Batch, names: readonly string[]): Row[] {
  const columns = names.map((name) => [name, readerOf(batch.column(name))] as const);
  return Array.from({ length: batch.length }, (_, row) =>
    Object.fromEntries(columns.map(([name, read]) => [name, read(row)])),
  );
}
