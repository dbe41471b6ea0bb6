import { type Catalogue, execute } from '../../src/engine/engine.js';
import { Batch } from '../../src/engine/values/batch.js';
import { parseDatetime } from '../../src/engine/values/datetime.js';
import type { Plain } from '../../src/engine/values/json.js';
import { plainOf, valueFrom } from '../../src/engine/values/plain.js';
import type { Column, ScalarType } from '../../src/engine/values/types.js';
import { type FlatVector, makeCodes, readerOf, slice, type Vector, vectorOf } from '../../src/engine/values/vector.js';
import type { Configuration, TableOptions } from './configurations.js';

export { CONFIGURATIONS } from './configurations.js';

/** A table in memory: columns as `name: type`, rows of plain values. */
export interface MemoryTable {
  readonly columns: Readonly<Record<string, ScalarType>>;
  readonly rows: readonly (readonly unknown[])[];
}

export type MemoryTables = Readonly<Record<string, MemoryTable>>;

export const NOW = '2026-03-15T00:00:00Z';

/** What a query gives, in plain values. */
export interface Answer {
  readonly columns: readonly Column[];
  readonly rows: Plain[][];
}

export function runQuery(kql: string, tables: MemoryTables = {}, options: Configuration = {}): Answer {
  const { batchRows = 1024, dictionaries = true, ...runOptions } = options;
  const now = runOptions.now ?? parseDatetime(NOW) ?? 0n;
  const run = execute(kql, catalogueOf(tables, { batchRows, dictionaries }), { batchRows, ...runOptions, now });
  const rows: Plain[][] = [];
  const plain = run.columns.map((c) => plainOf(c.type));
  for (const batch of run.batches) {
    const readers = run.columns.map((c) => readerOf(batch.column(c.name)));
    for (let row = 0; row < batch.length; row++) rows.push(readers.map((read, i) => plain[i]?.(read(row)) ?? null));
  }
  return { columns: run.columns, rows };
}

export function catalogueOf(tables: MemoryTables, options: Required<TableOptions>): Catalogue {
  return {
    tableNames: () => Object.keys(tables),
    table: (name) => {
      const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
      if (table === undefined) return undefined;
      const columns = Object.entries(table.columns).map(([column, type]) => ({ name: column, type }));
      const vectors = columns.map((c, i) =>
        columnOf(
          c.type,
          table.rows.map((row) => row[i]),
          options.dictionaries,
        ),
      );
      const times = (column: string) => {
        const index = columns.findIndex((c) => c.name === column);
        const read = vectors[index] === undefined ? () => null : readerOf(vectors[index]);
        return table.rows.flatMap((_, row) => (typeof read(row) === 'bigint' ? [read(row) as bigint] : []));
      };
      return {
        name,
        columns,
        rowCount: () => table.rows.length,
        newest: (column) => times(column).reduce<bigint | null>((a, b) => (a === null || b > a ? b : a), null),
        oldest: (column) => times(column).reduce<bigint | null>((a, b) => (a === null || b < a ? b : a), null),
        *scan() {
          for (let start = 0; start < table.rows.length; start += options.batchRows) {
            const end = Math.min(start + options.batchRows, table.rows.length);
            yield new Batch(
              end - start,
              columns.map((c, i) => [c.name, slice(vectors[i] as Vector, start, end)]),
            );
          }
        },
      };
    },
  };
}

function columnOf(type: ScalarType, plain: readonly unknown[], dictionary: boolean): Vector {
  const values = plain.map((value) => valueFrom(type, value));
  if (!dictionary) return vectorOf(type, values);
  const texts = new Map<string, number>();
  const codes = makeCodes(values.length + 1, values.length);
  const distinct: typeof values = [];
  values.forEach((value, row) => {
    const key = `${typeof value}:${value instanceof Map || Array.isArray(value) ? row : String(value)}`;
    let code = texts.get(key);
    if (code === undefined) {
      code = distinct.length;
      texts.set(key, code);
      distinct.push(value);
    }
    codes[row] = code;
  });
  const flat: FlatVector = vectorOf(type, distinct);
  return { encoding: 'dictionary', type, length: values.length, dictionary: flat, codes };
}
