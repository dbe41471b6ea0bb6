import { type Catalogue, execute, type RunOptions } from '../engine/engine.js';
import { Batch } from '../engine/values/batch.js';
import { fromUnixMilliseconds, parseDatetime } from '../engine/values/datetime.js';
import { ValueError } from '../engine/values/error.js';
import { valueFrom } from '../engine/values/plain.js';
import type { Column } from '../engine/values/types.js';
import { VectorBuilder } from '../engine/values/vector.js';
import type { IngestOptions, IngestReport, Input } from '../ingest/ingest.js';
import { type OpenOptions, Store, type TableInfo } from '../store/store.js';
import { QueryResult } from './result.js';

/** A time: ISO text, a `Date`, or ticks of 100 ns since the year 1. */
export type Time = string | Date | bigint;

export interface QueryOptions extends Partial<Omit<RunOptions, 'now'>> {
  /** what `now()` is in the query; the present where nothing is given */
  readonly now?: Time;
}

/**
 * Opens a database file, made where it is not there; `:memory:` is one that lives as long as it is open.
 * @throws StoreError where the file is no kqlocal database, is in use, or is missing and `create` is false
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  return new Database(Store.open(path, options));
}

/** Tables in one file, and queries over them. */
export class Database {
  private readonly catalogue: Catalogue;

  constructor(readonly store: Store) {
    this.catalogue = {
      table: (name) => store.table(name),
      tableNames: () => store.tables().map((table) => table.name),
    };
  }

  /**
   * Runs a query and gives its (last) result; rows are computed as they are read.
   * @throws QueryError with every error that the text has, RunError where a limit or a value stops the run
   */
  query(kql: string, { now, ...options }: QueryOptions = {}): QueryResult {
    return new QueryResult(execute(kql, this.catalogue, { ...options, now: ticksOf(now ?? new Date()) }));
  }

  /** Takes in exported files; see `IngestReport` for what it says of each. A file goes in whole or not at all. */
  async ingest(inputs: Input | readonly Input[], options: IngestOptions = {}): Promise<IngestReport> {
    // The readers are loaded when there is something to read: most commands only ask.
    const { ingest } = await import('../ingest/ingest.js');
    return ingest(this.store, isList(inputs) ? inputs : [inputs], options);
  }

  tables(): TableInfo[] {
    return this.store.tables();
  }

  /** @throws StoreError where there is a table of this name */
  createTable(name: string, columns: readonly Column[]): void {
    this.store.createTable(name, columns);
  }

  /**
   * Adds rows of plain values, in the order of the table's columns; left-out and null ones are the null of their type.
   * @throws StoreError where there is no such table, ValueError where a value is none of its column's type
   */
  append(name: string, rows: Iterable<readonly unknown[]>): void {
    const table = this.store.table(name);
    if (table === undefined) throw new ValueError(`there is no table '${name}'; make it with createTable`);
    const batch = batchOf(name, table.columns, rows);
    const source = this.store.begin({ name: `rows for ${name}`, path: null, format: 'rows' });
    try {
      source.table(name, table.columns).append(batch);
      source.commit({ hash: null, bytes: null });
    } catch (error) {
      source.rollback();
      throw error;
    }
  }

  close(): void {
    this.store.close();
  }
}

const isList = (inputs: Input | readonly Input[]): inputs is readonly Input[] => Array.isArray(inputs);

/** @throws ValueError where the text is no time */
export function ticksOf(time: Time): bigint {
  if (typeof time === 'bigint') return time;
  const ticks = typeof time === 'string' ? parseDatetime(time) : fromUnixMilliseconds(time.getTime());
  if (ticks === null) throw new ValueError(`'${String(time)}' is no time; write it as 2024-01-31T12:30:00Z`);
  return ticks;
}

function batchOf(table: string, columns: readonly Column[], rows: Iterable<readonly unknown[]>): Batch {
  const builders = columns.map((c) => new VectorBuilder(c.type));
  let count = 0;
  for (const row of rows) {
    columns.forEach((c, i) => {
      try {
        builders[i]?.push(valueFrom(c.type, row[i]));
      } catch (error) {
        if (error instanceof ValueError)
          throw new ValueError(`row ${count + 1} for ${table}, column '${c.name}': ${error.message}`);
        throw error;
      }
    });
    count++;
  }
  return new Batch(
    count,
    columns.map((c, i) => [c.name, (builders[i] as VectorBuilder).finish()]),
  );
}
