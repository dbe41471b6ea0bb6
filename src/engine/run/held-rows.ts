// Rows that an operator holds, with the memory that they take.

import { Batch, concatBatches } from '../values/batch.js';
import { HeldBytes } from '../values/size.js';
import type { Column } from '../values/types.js';
import type { Vector } from '../values/vector.js';
import type { MemoryShare } from './memory.js';

export class HeldRows {
  private batches: Batch[] = [];
  private readonly size = new HeldBytes();

  constructor(
    private readonly columns: readonly Column[],
    private readonly share: MemoryShare,
  ) {}

  /** Bytes, about. */
  get bytes(): number {
    return this.size.bytes;
  }

  get isEmpty(): boolean {
    return this.batches.length === 0;
  }

  /**
   * Computes the columns of a batch, and keeps it.
   * @throws RunError where the query holds more than it may
   */
  add(batch: Batch): void {
    const columns = this.columns.map(({ name }): [string, Vector] => [name, batch.column(name)]);
    for (const [, vector] of columns) this.size.add(vector);
    this.batches.push(new Batch(batch.length, columns));
    this.share.hold(this.bytes);
  }

  /** All rows, which still count until they are freed or others are added. */
  rows(): Batch {
    return concatBatches(this.columns, this.batches);
  }

  clear(): void {
    this.batches = [];
    this.size.clear();
    this.share.free();
  }
}
