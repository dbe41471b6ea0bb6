// From values to batches.

import { Batch } from '../values/batch.js';
import type { Column, Value } from '../values/types.js';
import { VectorBuilder } from '../values/vector.js';

/** Collects rows and gives them as batches of at most `batchRows`. */
export function* batchesOf(
  columns: readonly Column[],
  rows: Iterable<readonly Value[]>,
  batchRows: number,
): Iterable<Batch> {
  let builders = columns.map((c) => new VectorBuilder(c.type));
  let count = 0;
  for (const row of rows) {
    for (let i = 0; i < builders.length; i++) (builders[i] as VectorBuilder).push(row[i] ?? null);
    if (++count === batchRows) {
      yield batchFrom(columns, builders, count);
      builders = columns.map((c) => new VectorBuilder(c.type));
      count = 0;
    }
  }
  if (count > 0) yield batchFrom(columns, builders, count);
}

function batchFrom(columns: readonly Column[], builders: readonly VectorBuilder[], length: number): Batch {
  return new Batch(
    length,
    columns.map((c, i) => [c.name, (builders[i] as VectorBuilder).finish()]),
  );
}
