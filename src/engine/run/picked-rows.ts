import { type Batch, concatBatches } from '../values/batch.js';
import type { Column } from '../values/types.js';

/** Rows out of several batches: the i-th is row `rowOf[i]` of batch `batchOf[i]`. */
export function pickedRows(
  columns: readonly Column[],
  batches: readonly Batch[],
  batchOf: Uint32Array,
  rowOf: Uint32Array,
): Batch {
  const rowsOf = batches.map((): number[] => []);
  for (const [place, batch] of batchOf.entries()) rowsOf[batch]?.push(rowOf[place] as number);
  const starts: number[] = [];
  let length = 0;
  for (const { length: own } of rowsOf) {
    starts.push(length);
    length += own;
  }
  const order = batchOf.map((batch) => {
    const at = starts[batch] as number;
    starts[batch] = at + 1;
    return at;
  });
  const parts = batches.map((batch, i) => batch.select(Uint32Array.from(rowsOf[i] as number[])));
  return concatBatches(
    columns,
    parts.filter((part) => part.length > 0),
  ).select(order);
}
