import type { ScalarType } from '../../values/types.js';
import { gather, readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { grown } from './_grown.js';

/** Rows that are kept for nothing, beyond one a group, before they are thrown out. */
const SPARE_ROWS = 1 << 16;

/** A row for each group, taken out of the columns of batch after batch: rows are copied, column by column, only at the end of a batch that has picks. */
export class RowPicks {
  private chunks: (readonly Vector[])[] = [];
  private rows = 0;
  /** for each group, one more than the number of its chunk (0 where there is no pick), and its row there */
  private chunkOf = new Uint32Array(64);
  private rowOf = new Uint32Array(64);
  private readonly groups: number[] = [];
  private readonly picked: number[] = [];

  constructor(private readonly types: readonly ScalarType[]) {}

  has(group: number): boolean {
    return (this.chunkOf[group] ?? 0) !== 0;
  }

  /** Makes room for groups before `pick`. */
  grow(groupCount: number): void {
    this.chunkOf = grown(this.chunkOf, groupCount);
    this.rowOf = grown(this.rowOf, groupCount);
  }

  /** Takes a row of the batch that `endBatch` will get for a group, in place of its row so far. */
  pick(group: number, row: number): void {
    const current = this.chunks.length + 1;
    if (this.chunkOf[group] === current) {
      this.picked[this.rowOf[group] as number] = row;
      return;
    }
    this.chunkOf[group] = current;
    this.rowOf[group] = this.groups.length;
    this.groups.push(group);
    this.picked.push(row);
  }

  /** Copies the picked rows of a batch. */
  endBatch(columns: readonly Vector[], groupCount: number): void {
    if (this.picked.length === 0) return;
    const rows = Uint32Array.from(this.picked);
    this.chunks.push(columns.map((column) => gather(column, rows)));
    this.rows += rows.length;
    this.groups.length = 0;
    this.picked.length = 0;
    if (this.rows > groupCount * 2 + SPARE_ROWS) this.compact(groupCount);
  }

  private compact(groupCount: number): void {
    this.chunks = [this.finish(groupCount)];
    this.rows = groupCount;
    for (let group = 0; group < groupCount; group++) {
      if (this.chunkOf[group] === 0) continue;
      this.chunkOf[group] = 1;
      this.rowOf[group] = group;
    }
  }

  /** The picked rows by group; nulls where there is none. */
  finish(groupCount: number): Vector[] {
    this.grow(groupCount);
    return this.types.map((type, column) => {
      // Every chunk has a vector for each of the types.
      const readers = this.chunks.map((chunk) => readerOf(chunk[column] as Vector));
      const builder = new VectorBuilder(type, groupCount);
      for (let group = 0; group < groupCount; group++) {
        const read = readers[(this.chunkOf[group] as number) - 1];
        builder.push(read === undefined ? null : read(this.rowOf[group] as number));
      }
      return builder.finish();
    });
  }
}
