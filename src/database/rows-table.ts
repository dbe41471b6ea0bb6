import type { TableSource } from '../engine/engine.js';
import { Batch } from '../engine/values/batch.js';
import { valueFrom } from '../engine/values/plain.js';
import type { Column } from '../engine/values/types.js';
import { readerOf, VectorBuilder } from '../engine/values/vector.js';

/**
 * A table of a few rows in memory, of plain values in the order of its columns.
 * @throws ValueError where a value is none of its column's type
 */
export function rowsTable(
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly unknown[])[],
): TableSource {
  const vectors = columns.map(({ type }, i) => {
    const builder = new VectorBuilder(type);
    for (const row of rows) builder.push(valueFrom(type, row[i]));
    return builder.finish();
  });
  const batch = new Batch(
    rows.length,
    columns.map((column, i) => [column.name, vectors[i] as (typeof vectors)[number]]),
  );
  const times = (column: string): bigint[] => {
    const read = readerOf(batch.column(column));
    return rows.flatMap((_, row) => {
      const value = read(row);
      return typeof value === 'bigint' ? [value] : [];
    });
  };
  const most = (values: readonly bigint[], isMore: (a: bigint, b: bigint) => boolean) =>
    values.reduce<bigint | null>((best, value) => (best === null || isMore(value, best) ? value : best), null);
  return {
    name,
    columns,
    scan: () => [batch],
    rowCount: () => rows.length,
    newest: (column) => most(times(column), (a, b) => a > b),
    oldest: (column) => most(times(column), (a, b) => a < b),
  };
}
