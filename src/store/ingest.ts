// The writing of one source: all of it in one transaction, or nothing.

import type { Column } from '../engine/values/types.js';
import type { Catalogue, RejectedRow, SourceRecord, TableRecord } from './catalogue.js';
import type { CatalogueWriter, SourceContent } from './catalogue-writer.js';
import { type Connection, guarded } from './database.js';
import { type ColumnEncoder, SegmentQueue } from './segment-queue.js';
import { StoreError } from './store-error.js';
import { type SegmentSink, TableWriter } from './table-writer.js';

export interface IngestContext {
  readonly file: string;
  readonly connection: Connection;
  readonly catalogue: Catalogue;
  readonly writer: CatalogueWriter;
  readonly sourceId: number;
  /** Bytes of rows that may wait to be written; beyond them the fullest table is written early. */
  readonly buffer: number;
  /** as they were before the source */
  readonly tables: readonly TableRecord[];
  /** What encodes columns in other threads; undefined where all is done in the caller's. */
  readonly encoder: ColumnEncoder | undefined;
}

export type NewReject = Omit<RejectedRow, 'sourceId' | 'taken'> & { readonly taken?: boolean };

/** Made by `Store.begin`; good for one source, until `commit` or `rollback`. */
export class Ingest {
  private readonly records: Map<string, TableRecord>;
  private readonly writers = new Map<string, TableWriter>();
  private readonly sink: SegmentSink;
  private readonly segments: SegmentQueue;
  private state: 'open' | 'failed' | 'committed' | 'rolled back' = 'open';

  constructor(private readonly context: IngestContext) {
    this.records = new Map(context.tables.map((record) => [record.name, record]));
    const { encoder, writer, sourceId } = context;
    this.segments = new SegmentQueue(encoder, (segment, columns) => {
      this.change(() => writer.addSegment({ ...segment, sourceId }, columns));
    });
    this.sink = {
      change: (work) => this.change(work),
      addSegment: (segment, columns, isLast) => this.segments.add(segment, columns, isLast),
      appended: () => this.limitMemory(),
    };
  }

  get isOpen(): boolean {
    return this.state === 'open' || this.state === 'failed';
  }

  /**
   * The writer of a table, which is made where it is not there, and gets those of the columns that it has not. A table
   * that is asked for again has the same writer.
   * @throws StoreError where a column has another type already; the ingest goes on
   */
  table(name: string, columns: readonly Column[]): TableWriter {
    return this.change(() => {
      const record = this.context.writer.define(name, this.records.get(name), columns);
      this.records.set(name, record);
      const writer = this.writers.get(name) ?? new TableWriter(record.id, name, this.sink);
      this.writers.set(name, writer);
      writer.extend(record.columns);
      return writer;
    });
  }

  /**
   * Keeps a row that could not be taken in, or (`taken`) not with all of its values. Half surrogate pairs in its texts
   * become U+FFFD.
   */
  reject({ taken = false, ...row }: NewReject): void {
    this.change(() => this.context.writer.addReject({ ...row, taken, sourceId: this.context.sourceId }));
  }

  /** Says the table of those rejected rows that came without one. */
  nameRejects(table: string): void {
    this.change(() => this.context.writer.nameRejects(this.context.sourceId, table));
  }

  /** Writes the rows that wait, and waits for other threads; has to come before `commit` where the ingest has an encoder. */
  async flush(): Promise<void> {
    this.change(() => this.flushTables());
    await this.segments.drain();
  }

  private flushTables(): void {
    for (const table of this.writers.values()) table.flush(true);
  }

  /** Makes the source part of the database. Where the database is busy, it can be tried again. */
  commit(content: SourceContent): SourceRecord {
    const { file, connection, catalogue, writer, sourceId } = this.context;
    this.change(() => {
      this.flushTables();
      if (!this.segments.isEmpty) throw new StoreError(`${file}: flush the source before it is committed`);
      writer.setContent(sourceId, content);
    });
    return guarded(file, () => {
      connection.exec('COMMIT');
      this.state = 'committed';
      catalogue.show();
      const source = catalogue.source(sourceId);
      if (source === undefined) throw new StoreError(`${file}: the source was forgotten at once by another process`);
      return source;
    });
  }

  /** Leaves the database as it was before. Does nothing after `commit` or a first `rollback`. */
  rollback(): void {
    if (!this.isOpen) return;
    const { file, connection, catalogue } = this.context;
    this.state = 'rolled back';
    this.segments.clear();
    catalogue.show();
    // SQLite has rolled back by itself where the disk was full.
    guarded(file, () => connection.inTransaction && connection.exec('ROLLBACK'));
  }

  private change<T>(work: () => T): T {
    this.segments.check();
    if (this.state === 'failed') throw new StoreError('the source could not be written; roll it back');
    if (this.state !== 'open') throw new StoreError(`the source has been ${this.state}; begin another one`);
    return guarded(this.context.file, () => {
      try {
        return work();
      } catch (error) {
        // A refusal leaves everything as it was; what else goes wrong may leave half a segment.
        if (!(error instanceof StoreError)) this.state = 'failed';
        throw error;
      }
    });
  }

  private limitMemory(): void {
    let total = 0;
    let fullest: TableWriter | null = null;
    for (const table of this.writers.values()) {
      const { buffered } = table;
      total += buffered;
      if (fullest === null || buffered > fullest.buffered) fullest = table;
    }
    if (total > this.context.buffer) fullest?.flush();
  }
}
