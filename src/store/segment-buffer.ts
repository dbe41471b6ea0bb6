// The rows of one table that wait until they make a segment.

import type { Batch } from '../engine/values/batch.js';
import { constantVector, missing } from '../engine/values/vector.js';
import type { StoredColumn } from './catalogue.js';
import { type BufferedColumn, type ColumnBuffer, columnBuffer } from './column-buffer.js';
import { SEGMENT_ROWS } from './format.js';

const FIRST_CAPACITY = 256;

export class SegmentBuffer {
  private readonly buffers = new Map<string, { readonly column: StoredColumn; readonly buffer: ColumnBuffer }>();
  /** Rows that a column makes room for at least: as many as the segment before had. */
  private capacity = FIRST_CAPACITY;
  rows = 0;

  /** Bytes of memory, about. */
  get size(): number {
    let size = 0;
    for (const { buffer } of this.buffers.values()) size += buffer.size;
    return size;
  }

  /** Adds rows `start` to `end` (exclusive) of these columns of a batch. Rows have no value in columns not named. */
  append(batch: Batch, columns: readonly StoredColumn[], start: number, end: number): void {
    const count = end - start;
    for (const column of columns) {
      let entry = this.buffers.get(column.name);
      if (entry === undefined) {
        entry = { column, buffer: columnBuffer(column.type, this.rows, this.roomFor(batch)) };
        this.buffers.set(column.name, entry);
      }
      entry.buffer.append(batch.column(column.name), start, end);
    }
    for (const { column, buffer } of this.buffers.values()) {
      if (batch.has(column.name)) continue;
      buffer.append(constantVector(column.type, missing(column.type), count), 0, count);
    }
    this.rows += count;
  }

  private roomFor(batch: Batch): number {
    return Math.max(this.capacity, Math.min(this.rows + batch.length, SEGMENT_ROWS));
  }

  /** The columns that have a value, by the id of the column; the buffer is empty afterwards. */
  finish(): Map<number, BufferedColumn> {
    const columns = new Map<number, BufferedColumn>();
    for (const { column, buffer } of this.buffers.values()) {
      const values = buffer.finish();
      if (values !== null) columns.set(column.id, values);
    }
    this.buffers.clear();
    this.capacity = this.rows;
    this.rows = 0;
    return columns;
  }
}
