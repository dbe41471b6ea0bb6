// Takes batches of any size for one table and hands them on in segments.

import type { Batch } from '../engine/values/batch.js';
import type { StoredColumn } from './catalogue.js';
import type { BufferedColumn } from './column-buffer.js';
import { SEGMENT_ROWS } from './format.js';
import { givenColumns } from './given-columns.js';
import { SegmentBuffer } from './segment-buffer.js';
import type { QueuedSegment } from './segment-queue.js';
import { StoreError } from './store-error.js';

/** Rows taken from a batch before the memory of the buffers is looked at again. */
const STEP = SEGMENT_ROWS / 8;

/** What a table writer needs of the ingest that it is part of. */
export interface SegmentSink {
  /** Runs a change, where the ingest still takes changes. */
  change<T>(work: () => T): T;
  /** @param isLast whether it is what is left at the end of the source */
  addSegment(segment: QueuedSegment, columns: ReadonlyMap<number, BufferedColumn>, isLast: boolean): void;
  /** Called after each step, to look at the memory. */
  appended(): void;
}

export class TableWriter {
  private readonly buffer = new SegmentBuffer();
  private readonly columns = new Map<string, StoredColumn>();
  private written = 0;

  constructor(
    private readonly tableId: number,
    readonly name: string,
    private readonly sink: SegmentSink,
  ) {}

  /** Rows taken so far. */
  get rows(): number {
    return this.written + this.buffer.rows;
  }

  /** Bytes of memory that wait to be written, about. */
  get buffered(): number {
    return this.buffer.size;
  }

  /** Takes these columns from now on, besides those that it took before. */
  extend(columns: readonly StoredColumn[]): void {
    for (const column of columns) this.columns.set(column.name, column);
  }

  /**
   * Adds the rows of a batch in their order. A column of the table that the batch has not is without value: `""` for
   * strings, else null.
   * @throws StoreError where the batch has a column that the table has not, or has with another type
   */
  append(batch: Batch): void {
    this.sink.change(() => {
      const columns = batch.names.map((name) => this.checked(name, batch));
      for (let start = 0; start < batch.length; ) {
        const end = Math.min(batch.length, start + STEP, start + SEGMENT_ROWS - this.buffer.rows);
        this.buffer.append(batch, columns, start, end);
        start = end;
        if (this.buffer.rows === SEGMENT_ROWS) this.flush();
        this.sink.appended();
      }
    });
  }

  /**
   * As `append`, for a batch that nobody reads afterwards: where it is a whole segment its memory becomes that of the segment.
   * Vectors share no memory with others, and where a number is null there stands 0.
   */
  give(batch: Batch): void {
    if (this.buffer.rows > 0 || batch.length !== SEGMENT_ROWS) return this.append(batch);
    this.sink.change(() => {
      const columns = batch.names.map((name) => this.checked(name, batch));
      this.addSegment(batch.length, givenColumns(batch, columns), false);
      this.sink.appended();
    });
  }

  private checked(name: string, batch: Batch): StoredColumn {
    const column = this.columns.get(name);
    if (column === undefined) {
      throw new StoreError(`table '${this.name}' has no column '${name}'; name it when the table is asked for`);
    }
    const { type } = batch.column(name);
    if (type === column.type) return column;
    throw new StoreError(`column '${name}' of table '${this.name}' is ${column.type} and cannot take ${type}`);
  }

  /**
   * Writes what waits as a segment.
   * @param isLast whether it is what is left at the end of the source
   */
  flush(isLast = false): void {
    const { rows } = this.buffer;
    if (rows > 0) this.addSegment(rows, this.buffer.finish(), isLast);
  }

  private addSegment(rows: number, columns: ReadonlyMap<number, BufferedColumn>, isLast: boolean): void {
    this.sink.addSegment({ tableId: this.tableId, firstRow: this.written, rows }, columns, isLast);
    this.written += rows;
  }
}
