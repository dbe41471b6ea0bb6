import type { ScalarType } from '../../values/types.js';
import { gather, readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { grown } from './_grown.js';

/** Rows that are kept for nothing, beyond one a group, before they are thrown out. */
const SPARE_ROWS = 1 << 16;

/** Batches that are kept until it is known which of their rows are wanted in the end. */
const MOST_OPEN = 16;

const NO_ROWS = new Uint32Array(0);

/** The picked rows of a batch. They are copied out of its columns when they are asked for, or when too many batches are kept. */
class Chunk {
  readonly length: number;
  private copied: readonly Vector[] = [];
  /** Groups whose row is here. */
  private wanted: number;

  constructor(
    private rows: Uint32Array,
    private columns: (() => Vector)[],
  ) {
    this.length = rows.length;
    this.wanted = rows.length;
  }

  get isWanted(): boolean {
    return this.wanted > 0;
  }

  /** One of the rows is not wanted any more. */
  leave(): void {
    if (--this.wanted > 0) return;
    this.rows = NO_ROWS;
    this.columns = [];
    this.copied = [];
  }

  /** The rows, column by column. */
  vectors(): readonly Vector[] {
    if (this.columns.length > 0) {
      this.copied = this.columns.map((column) => gather(column(), this.rows));
      this.rows = NO_ROWS;
      this.columns = [];
    }
    return this.copied;
  }
}

/**
 * A row for each group, taken out of the columns of batch after batch. Of batches whose rows are all replaced by later ones no other
 * column is read than those that tell so.
 */
export class RowPicks {
  private chunks: Chunk[] = [];
  /** Those that are not copied, and perhaps some that are not wanted any more. */
  private open: Chunk[] = [];
  private rows = 0;
  /** for each group, one more than the number of its chunk (0 where there is no pick), and its row there */
  private chunkOf = new Uint32Array(64);
  private rowOf = new Uint32Array(64);
  private readonly groups: number[] = [];
  private readonly picked: number[] = [];

  /** @param keepsBatches false where memory is limited: rows are copied at the end of each batch */
  constructor(
    private readonly types: readonly ScalarType[],
    private readonly keepsBatches: boolean,
  ) {}

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
    const before = this.chunkOf[group] as number;
    if (before === current) {
      this.picked[this.rowOf[group] as number] = row;
      return;
    }
    if (before > 0) this.leave(this.chunks[before - 1] as Chunk);
    this.chunkOf[group] = current;
    this.rowOf[group] = this.groups.length;
    this.groups.push(group);
    this.picked.push(row);
  }

  private leave(chunk: Chunk): void {
    chunk.leave();
    if (!chunk.isWanted) this.rows -= chunk.length;
  }

  /**
   * Ends a batch.
   * @param column gives a column of the batch by its place among the types; called later, or never
   */
  endBatch(column: (place: number) => Vector, groupCount: number): void {
    if (this.picked.length === 0) return;
    const rows = Uint32Array.from(this.picked);
    const chunk = new Chunk(
      rows,
      this.types.map((_, place) => () => column(place)),
    );
    this.chunks.push(chunk);
    this.open.push(chunk);
    this.rows += rows.length;
    this.groups.length = 0;
    this.picked.length = 0;
    this.limit();
    if (this.rows > groupCount * 2 + SPARE_ROWS) this.compact(groupCount);
  }

  /** Copies the rows of the oldest batches where too many are kept. */
  private limit(): void {
    this.open = this.open.filter(({ isWanted }) => isWanted);
    const most = this.keepsBatches ? MOST_OPEN : 0;
    while (this.open.length > most) this.open.shift()?.vectors();
  }

  private compact(groupCount: number): void {
    const columns = this.finish(groupCount);
    const rows: number[] = [];
    for (let group = 0; group < groupCount; group++) {
      if (this.chunkOf[group] === 0) continue;
      this.chunkOf[group] = 1;
      this.rowOf[group] = rows.length;
      rows.push(group);
    }
    this.chunks = [
      new Chunk(
        Uint32Array.from(rows),
        columns.map((vector) => () => vector),
      ),
    ];
    this.open = [...this.chunks];
    this.rows = rows.length;
  }

  /** The picked rows by group; nulls where there is none. */
  finish(groupCount: number): Vector[] {
    this.grow(groupCount);
    // Batch by batch, so that the columns of one can be forgotten before those of the next are read.
    const chunks = this.chunks.map((chunk) => (chunk.isWanted ? chunk.vectors() : []));
    return this.types.map((type, column) => {
      // Every chunk that is wanted has a vector for each of the types.
      const readers = chunks.map((vectors) => (vectors.length === 0 ? null : readerOf(vectors[column] as Vector)));
      const builder = new VectorBuilder(type, groupCount);
      for (let group = 0; group < groupCount; group++) {
        const read = readers[(this.chunkOf[group] as number) - 1] ?? null;
        builder.push(read === null ? null : read(this.rowOf[group] as number));
      }
      return builder.finish();
    });
  }
}
