// A table with its rows in another order, as a service that keeps no order may give them.

import { RandomNumbers } from '../run/random-numbers.js';
import type { ScanRequest, TableSource } from '../run/source.js';
import { type Batch, concatBatches } from '../values/batch.js';

export interface Arrangement {
  /** `seed` shuffles; the same seed gives the same order */
  readonly order: 'as ingested' | 'reversed' | { readonly seed: number };
  /** rows of a batch; null for all in one */
  readonly batchRows: number | null;
}

/** The same rows, arranged otherwise. */
export function rearranged(table: TableSource, { order, batchRows }: Arrangement): TableSource {
  return {
    name: table.name,
    columns: table.columns,
    rowCount: () => table.rowCount(),
    newest: (column) => table.newest(column),
    oldest: (column) => table.oldest(column),
    *scan({ columns }: ScanRequest): Iterable<Batch> {
      // Which rows a condition could skip must not change the order of the others.
      const batches = [...table.scan({ columns, filters: [] })];
      const wanted = table.columns.filter(({ name }) => columns.includes(name));
      const all = concatBatches(wanted, batches);
      const whole = order === 'as ingested' ? all : all.select(arrangedRows(all.length, order));
      const size = batchRows ?? whole.length;
      for (let start = 0; start < whole.length; start += size) {
        yield whole.slice(start, Math.min(whole.length, start + size));
      }
    },
  };
}

function arrangedRows(length: number, order: Exclude<Arrangement['order'], 'as ingested'>): Uint32Array {
  const rows = Uint32Array.from({ length }, (_, row) => row);
  if (order === 'reversed') return rows.reverse();
  const random = new RandomNumbers(BigInt(order.seed));
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(random.real() * (last + 1));
    [rows[last], rows[other]] = [rows[other] as number, rows[last] as number];
  }
  return rows;
}
