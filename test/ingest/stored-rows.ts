// What tests look at after an ingest: the rows of a table, as text.

import { toText } from '../../src/engine/values/text.js';
import { readerOf } from '../../src/engine/values/vector.js';
import { type IngestOptions, type IngestReport, type Input, ingest } from '../../src/ingest/ingest.js';
import { Store } from '../../src/store/store.js';

/** The values of the named columns, row by row in the order of ingestion; null where a value is null. */
export function storedRows(store: Store, table: string, columns: readonly string[]): (string | null)[][] {
  const stored = store.table(table);
  if (stored === undefined) throw new Error(`there is no table ${table}`);
  const rows: (string | null)[][] = [];
  for (const batch of stored.scan({ columns, filters: [] })) {
    const readers = columns.map((name) => {
      const vector = batch.column(name);
      const read = readerOf(vector);
      return (row: number) => {
        const value = read(row);
        return value === null ? null : toText(value, vector.type);
      };
    });
    for (let row = 0; row < batch.length; row++) rows.push(readers.map((read) => read(row)));
  }
  return rows;
}

/** The types of the columns of a table. */
export function storedTypes(store: Store, table: string): Record<string, string> {
  const info = store.tables().find(({ name }) => name === table);
  return Object.fromEntries(info?.columns.map(({ name, type }) => [name, type]) ?? []);
}

/** Content as an input. */
export function content(text: string | Uint8Array, name = 'export'): Input {
  return { name, bytes: typeof text === 'string' ? Buffer.from(text) : text };
}

/** Ingests into a database that lives as long as `use`. */
export async function withIngested<T>(
  inputs: readonly Input[],
  options: IngestOptions,
  use: (store: Store, report: IngestReport) => T | Promise<T>,
): Promise<T> {
  const store = Store.open(':memory:');
  try {
    return await use(store, await ingest(store, inputs, options));
  } finally {
    store.close();
  }
}
