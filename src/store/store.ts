// The store's door: one SQLite file with tables of events, read by scans and written a source at a time. Nothing
// outside this folder knows SQLite.

import type { StartedScan, Catalogue as TableCatalogue } from '../engine/engine.js';
import { fromUnixMilliseconds } from '../engine/values/datetime.js';
import type { Column } from '../engine/values/types.js';
import { Catalogue, type RejectedRow, type RejectFilter, type SourceRecord, type TableRecord } from './catalogue.js';
import { CatalogueWriter, type SourceInfo } from './catalogue-writer.js';
import { type Connection, guarded, type OpenOptions, openDatabase } from './database.js';
import { defaultCache } from './default-cache.js';
import { Ingest } from './ingest.js';
import { visible } from './line-column.js';
import { TableSearch } from './search/table-search.js';
import { SegmentCache } from './segment-cache.js';
import type { ColumnEncoder } from './segment-queue.js';
import { StoreError } from './store-error.js';
import { StoredTable } from './stored-table.js';

export type { RejectedRow, RejectFilter, SourceRecord } from './catalogue.js';
export type { SourceContent, SourceInfo } from './catalogue-writer.js';
export type { OpenOptions } from './database.js';
export { defaultCache } from './default-cache.js';
export type { Ingest, NewReject } from './ingest.js';
export { LINE_COLUMN } from './line-column.js';
export type { ColumnEncoder } from './segment-queue.js';
export { StoreError } from './store-error.js';
export type { RowOrigin } from './stored-table.js';
export type { TableWriter } from './table-writer.js';
export { startOf, utf8Of, utf8Vector } from './utf8-texts.js';

export interface TableInfo {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: number;
  /** bytes in the database, about */
  readonly bytes: number;
  /** The first and last time of the column that orders the events; null where the table has none. */
  readonly time: { readonly column: string; readonly oldest: bigint | null; readonly newest: bigint | null } | null;
}

/** The columns that say when an event was, in the tables of Sentinel and of Defender. */
const TIME_COLUMNS = ['TimeGenerated', 'Timestamp'];

const DEFAULT_BUFFER = 128 * 2 ** 20;
const SEARCH_BUDGET = 64 * 2 ** 20;

export class Store implements TableCatalogue {
  private readonly catalogue: Catalogue;
  private readonly writer: CatalogueWriter;
  private ingest: Ingest | null = null;

  private constructor(
    /** The path as it was given. */
    readonly path: string,
    private readonly connection: Connection,
    private readonly buffer: number,
    private readonly cache: SegmentCache,
  ) {
    this.catalogue = new Catalogue(connection);
    this.writer = new CatalogueWriter(connection);
  }

  /**
   * Opens a database; `:memory:` is one that lives as long as the store.
   * @throws StoreError where the file is missing and not to be made, is not one of kqlocal's, or is in use
   */
  static open(path: string, options: OpenOptions = {}): Store {
    const connection = openDatabase(path, options);
    const cache = new SegmentCache(options.cache ?? defaultCache());
    return guarded(path, () => new Store(path, connection, options.buffer ?? DEFAULT_BUFFER, cache));
  }

  /** By name. */
  tables(): TableInfo[] {
    return guarded(this.path, () => this.catalogue.tables().map((table) => this.info(table)));
  }

  tableNames(): string[] {
    return guarded(this.path, () => this.catalogue.tables().map((table) => table.name));
  }

  /** A table to scan. It keeps the columns that it has now. */
  table(name: string, search: TableSearch | null = null): StoredTable | undefined {
    return guarded(this.path, () => {
      const table = this.catalogue.table(name);
      return table === undefined ? undefined : new StoredTable(this.path, this.catalogue, table, this.cache, search);
    });
  }

  /**
   * The tables as they are now, for several scans that are known: what they look for in texts is looked for once a segment, and each gets the rows
   * that may match. What was found is kept as long as what is given here.
   */
  sharing(scans: readonly StartedScan[]): Pick<TableCatalogue, 'table'> {
    const budget = { bytes: SEARCH_BUDGET };
    const searches = new Map<string, TableSearch>();
    for (const name of new Set(scans.map(({ table }) => table))) {
      const own = scans.filter(({ table }) => table === name);
      searches.set(
        name,
        new TableSearch(
          own.flatMap(({ filters }) => filters),
          budget,
        ),
      );
    }
    const tables = new Map<string, StoredTable | undefined>();
    return {
      table: (name) => {
        if (!tables.has(name)) tables.set(name, this.table(name, searches.get(name)));
        return tables.get(name);
      },
    };
  }

  /** @throws StoreError where there is a table of this name */
  createTable(name: string, columns: readonly Column[]): void {
    this.transaction(() => {
      if (this.catalogue.table(name) !== undefined) throw new StoreError(`there is a table '${name}' already`);
      this.writer.define(name, undefined, columns);
    });
  }

  /**
   * Begins to write a source. One source is written at a time, by one process; what is read through this store
   * meanwhile is the database without it.
   * @param encoder what encodes columns in other threads; everything is done in the caller's where it is left out
   * @throws StoreError where another process writes, or this store does
   */
  begin(info: SourceInfo, encoder?: ColumnEncoder): Ingest {
    this.checkIdle();
    const { path, connection, catalogue, writer, buffer } = this;
    return guarded(path, () => {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const tables = catalogue.tables();
        const sourceId = writer.addSource({ ...info, ingestedAt: info.ingestedAt ?? now() });
        catalogue.hide(sourceId, tables);
        this.ingest = new Ingest({ file: path, connection, catalogue, writer, sourceId, buffer, tables, encoder });
        return this.ingest;
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** In the order of ingestion. */
  sources(): SourceRecord[] {
    return guarded(this.path, () => this.catalogue.sources());
  }

  /** The source with this content, where it is in the database. */
  findSource(hash: string): SourceRecord | undefined {
    return guarded(this.path, () => this.catalogue.sourceByHash(hash));
  }

  /** Rows that could not be taken in, or not with all of their values, read one by one. */
  *rejects(filter: RejectFilter = {}): Generator<RejectedRow> {
    let after = 0;
    for (;;) {
      const found = guarded(this.path, () => this.catalogue.nextReject(after, filter));
      if (found === undefined) return;
      const { id, ...row } = found;
      yield row;
      after = id;
    }
  }

  /**
   * Takes out a source with all that came from it, and those that continue it: without its beginning their content is
   * not whole. The file keeps its size until `compact`; what comes next fills the room.
   * @returns what was taken out, in the order of ingestion
   * @throws StoreError where there is no such source
   */
  forget(sourceId: number): SourceRecord[] {
    return this.transaction(() => {
      const forgotten = withContinuations(sourceId, this.catalogue.sources());
      if (forgotten.length === 0) throw new StoreError(`there is no source ${sourceId}`);
      // A source comes after the one that it refers to.
      for (const { id } of [...forgotten].reverse()) this.writer.removeSource(id);
      return forgotten;
    });
  }

  /** Rewrites the file without the room that forgotten sources left, and without a trace of them. */
  compact(): void {
    this.checkIdle();
    guarded(this.path, () => this.connection.exec('VACUUM'));
  }

  /** Rolls back a source that is being written. */
  close(): void {
    this.ingest?.rollback();
    this.connection.close();
  }

  private transaction<T>(change: () => T): T {
    this.checkIdle();
    return guarded(this.path, () => this.connection.transaction(change).immediate());
  }

  /** Whether a source is being written, which other connections do not see. */
  get isWriting(): boolean {
    return this.ingest?.isOpen === true;
  }

  private checkIdle(): void {
    if (this.connection.readonly) throw new StoreError(`${this.path}: the database is open for reading only`);
    if (this.isWriting) throw new StoreError(`${this.path}: another source is being written`);
  }

  private info({ id, name, columns }: TableRecord): TableInfo {
    const times = columns.filter((column) => column.type === 'datetime');
    const time = times.find((column) => TIME_COLUMNS.includes(column.name)) ?? times[0];
    return {
      name,
      columns: visible(columns).map((column) => ({ name: column.name, type: column.type })),
      ...this.catalogue.totals(id),
      time: time === undefined ? null : { column: time.name, ...this.catalogue.span(time.id) },
    };
  }
}

/** The source with this id and those that continue it, directly or not. */
function withContinuations(id: number, sources: readonly SourceRecord[]): SourceRecord[] {
  const ids = new Set([id]);
  return sources.filter((source) => {
    const isOne = ids.has(source.id) || (source.continues !== null && ids.has(source.continues));
    if (isOne) ids.add(source.id);
    return isOne;
  });
}

function now(): bigint {
  return fromUnixMilliseconds(Date.now()) ?? 0n;
}
