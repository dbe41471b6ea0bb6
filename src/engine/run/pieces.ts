import { Batch } from '../values/batch.js';
import { HeldBytes } from '../values/size.js';
import { slice, withoutLargeDictionary } from '../values/vector.js';

/** Rows of a piece, at least: fewer are not worth their trouble. */
export const LEAST_ROWS = 64;

/** A batch in pieces that take no more than so many bytes each, about; itself where it takes no more. Its columns are computed. */
export function* pieces(batch: Batch, bytes: number): Iterable<Batch> {
  const size = new HeldBytes();
  for (const name of batch.names) size.add(batch.column(name));
  if (size.bytes <= bytes || batch.length <= LEAST_ROWS) {
    yield batch;
    return;
  }
  const rows = Math.max(LEAST_ROWS, Math.floor((batch.length * bytes) / size.bytes));
  for (let from = 0; from < batch.length; from += rows) {
    const to = Math.min(from + rows, batch.length);
    yield new Batch(
      to - from,
      batch.names.map((name) => [name, withoutLargeDictionary(slice(batch.column(name), from, to))]),
    );
  }
}
