import { type Batch, concatBatches } from '../../engine/values/batch.js';
import { toText } from '../../engine/values/text.js';
import type { Column, Value } from '../../engine/values/types.js';
import { type Reader, readerOf } from '../../engine/values/vector.js';

/** The rows that a run of a rule has found. */
export class FoundRows {
  readonly length: number;
  private readonly batch: Batch;
  private readonly readers = new Map<string, Reader>();
  private readonly types: ReadonlyMap<string, Column['type']>;

  constructor(
    readonly columns: readonly Column[],
    batches: Iterable<Batch>,
  ) {
    this.batch = concatBatches(columns, [...batches]);
    this.length = this.batch.length;
    this.types = new Map(columns.map(({ name, type }) => [name, type]));
    // All values are worked out now, while the clock and the tables are those of the run.
    for (const { name } of columns) this.batch.column(name);
  }

  /** Null where there is no such column. */
  value(row: number, column: string): Value {
    if (!this.types.has(column)) return null;
    let read = this.readers.get(column);
    if (read === undefined) {
      read = readerOf(this.batch.column(column));
      this.readers.set(column, read);
    }
    return read(row);
  }

  /** As `tostring` gives it; `""` where there is no such column. */
  text(row: number, column: string): string {
    const type = this.types.get(column);
    return type === undefined ? '' : toText(this.value(row, column), type);
  }

  typeOf(column: string): Column['type'] | undefined {
    return this.types.get(column);
  }
}
