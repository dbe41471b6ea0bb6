// Where the rows of one file go: into the tables of the database, without those that are there already.

import type { Batch } from '../engine/values/batch.js';
import type { Column } from '../engine/values/types.js';
import type { Vector } from '../engine/values/vector.js';
import { type Ingest, LINE_COLUMN, type NewReject, type Store } from '../store/store.js';
import { IngestError } from './ingest-error.js';
import type { RowSink } from './reading.js';
import { Duplicates } from './tables/duplicates.js';

export interface DedupeOptions {
  /** Whether rows that are there already are left out. */
  readonly dedupe: boolean;
  /** The columns that tell events apart; undefined where the table tells them. */
  readonly dedupeKey: readonly string[] | undefined;
}

export class StoreSink implements RowSink {
  readonly tables: readonly string[];
  private readonly stored: ReadonlyMap<string, readonly Column[]>;
  private readonly duplicates: Duplicates | undefined;
  /** By table: the columns that it has with those of the file. */
  private readonly written = new Map<string, readonly Column[]>();

  constructor(
    store: Store,
    private readonly source: Ingest,
    private readonly options: DedupeOptions,
  ) {
    this.stored = new Map(store.tables().map((table) => [table.name, table.columns]));
    this.tables = [...this.stored.keys()];
    if (options.dedupe) this.duplicates = new Duplicates((table) => store.table(table), options.dedupeKey);
  }

  columns(table: string): readonly Column[] | undefined {
    return this.stored.get(table);
  }

  write(table: string, columns: readonly Column[], batch: Batch, lines: Vector): Uint32Array | undefined {
    const places = this.duplicates?.newRows(table, batch);
    const numbered = batch.with([[LINE_COLUMN.name, lines]]);
    const stored = this.source.table(table, [...columns, LINE_COLUMN]);
    // Whoever writes a batch has no more use for it.
    if (places === undefined) stored.give(numbered);
    else stored.append(numbered.select(places));
    this.written.set(table, columns);
    return places;
  }

  keep(row: NewReject): void {
    this.source.reject(row);
  }

  /**
   * The end of the file.
   * @throws IngestError where a table has not the columns that are to tell its events apart
   */
  finish(file: string): void {
    const [[only] = [], ...others] = this.written;
    if (only !== undefined && others.length === 0) this.source.nameRejects(only);
    for (const [table, columns] of this.written) {
      const names = new Set([...columns, ...(this.stored.get(table) ?? [])].map(({ name }) => name));
      const missing = this.options.dedupeKey?.find((name) => !names.has(name));
      if (missing === undefined) continue;
      throw new IngestError(`the table ${table} has no column '${missing}' to tell its events apart by`, file);
    }
  }
}
