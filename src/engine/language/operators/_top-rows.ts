// The first rows of several batches by the order of keys. Of a batch only the keys are read until it is known which of
// its rows are among the first.

import { column } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { pickedRows } from '../../run/picked-rows.js';
import { Batch, concatBatches } from '../../values/batch.js';
import type { Column } from '../../values/types.js';
import type { Vector } from '../../values/vector.js';
import { firstRows } from './_first-rows.js';
import type { OrderKey } from './_order.js';

/** Batches with rows among the first, before these rows are copied and the batches let go. */
const MAX_BATCHES = 32;

export class TopRows {
  private batches: Batch[] = [];
  /** of each of the first rows so far, in order: its batch, its row there, its keys */
  private batchOf = new Uint32Array(0);
  private rowOf = new Uint32Array(0);
  private keysOf: Batch;
  private readonly keyColumns: readonly Column[];
  /** the keys as they are found in `keysOf` */
  private readonly bareKeys: readonly OrderKey[];

  constructor(
    private readonly count: number,
    private readonly keys: readonly OrderKey[],
    private readonly columns: readonly Column[],
    private readonly context: RunContext,
  ) {
    this.keyColumns = keys.map(({ expr: { type } }, i) => ({ name: `key ${i}`, type }));
    this.bareKeys = keys.map((key, i) => ({ ...key, expr: column(this.keyColumns[i] as Column) }));
    this.keysOf = concatBatches(this.keyColumns, []);
  }

  add(batch: Batch): void {
    const { context, bareKeys, count } = this;
    const keys = this.keys.map(({ expr }, i): [string, Vector] => [`key ${i}`, context.evaluate(expr, batch)]);
    const keysOfBatch = new Batch(batch.length, keys);
    const rows = firstRows(bareKeys, keysOfBatch, context, count);
    const candidates = concatBatches(this.keyColumns, [this.keysOf, keysOfBatch.select(rows)]);
    const first = firstRows(bareKeys, candidates, context, count);
    const known = this.rowOf.length;
    const { batchOf, rowOf, batches } = this;
    this.batchOf = first.map((i) => (i < known ? (batchOf[i] as number) : batches.length));
    this.rowOf = first.map((i) => (i < known ? rowOf[i] : rows[i - known]) as number);
    this.keysOf = withVectors(candidates.select(first), this.keyColumns);
    batches.push(batch);
    if (batches.length > MAX_BATCHES) this.letGo();
  }

  /** All columns of the first rows, in order. */
  rows(): Batch {
    return pickedRows(this.columns, this.batches, this.batchOf, this.rowOf);
  }

  private letGo(): void {
    this.batches = [withVectors(this.rows(), this.columns)];
    this.batchOf.fill(0);
    this.rowOf = this.rowOf.map((_, place) => place);
  }
}

/** The same rows without what their columns would be computed from. */
function withVectors(batch: Batch, columns: readonly Column[]): Batch {
  return new Batch(
    batch.length,
    columns.map(({ name }): [string, Vector] => [name, batch.column(name)]),
  );
}
