import { type Analysis, type Catalogue, type ExecuteOptions, execute, schemaOf } from '../engine/engine.js';
import { Batch } from '../engine/values/batch.js';
import { fromUnixMilliseconds, parseDatetime } from '../engine/values/datetime.js';
import { ValueError } from '../engine/values/error.js';
import { valueFrom } from '../engine/values/plain.js';
import type { Column } from '../engine/values/types.js';
import { VectorBuilder } from '../engine/values/vector.js';
import type { ExportOptions, ExportReport, Put } from '../export/export.js';
import type { IngestOptions, IngestReport, Input } from '../ingest/ingest.js';
import {
  defaultCache,
  type OpenOptions,
  type RejectedRow,
  type SourceRecord,
  Store,
  type TableInfo,
} from '../store/store.js';
import { namedSource } from './named-source.js';
import { directReading, type Reading, type Surroundings, stillReading } from './reading.js';
import { QueryResult } from './result.js';
import { sharedReading } from './shared-reading.js';
import { SpillFile } from './spill/spill-file.js';
import { QueryThreads } from './threads/query-threads.js';

/** A time: ISO text, a `Date`, or ticks of 100 ns since the year 1. */
export type Time = string | Date | bigint;

export interface QueryOptions extends Omit<ExecuteOptions, 'now'>, Surroundings {
  /** what `now()` is in the query; the present where nothing is given */
  readonly now?: Time;
}

/** Which rejected rows are asked for; all where nothing is named. */
export interface RejectsOptions {
  /** The id, name, path or beginning of the hash of their source. */
  readonly source?: number | string;
  readonly table?: string;
  /** Those that are in their table without some values (true), or those that are not in it (false). */
  readonly taken?: boolean;
}

/** What was taken out of a database. */
export interface ForgetReport {
  /** The source, and those that continued it. */
  readonly sources: readonly SourceRecord[];
  readonly rows: number;
  readonly rejected: number;
  /** Sources that left out duplicates, which may have been rows that are gone: `dedupe` finds them in their files. */
  readonly incomplete: readonly SourceRecord[];
}

export interface DatabaseOptions extends OpenOptions {
  /**
   * Bytes, about, that a query may hold in memory; no limit where nothing is said. `sort`, `summarize`, `distinct` and `join` put rows
   * aside in a temporary file before it is reached; what cannot is stopped with a `RunError`.
   */
  readonly maxMemory?: number;
  /**
   * Threads that help with queries over tables of several segments: they filter, extend and group rows, this one does the rest. Each keeps
   * decoded columns of its own (`cache` bytes), and takes a third of a second to start. Answers do not depend on them. Default 0.
   */
  readonly threads?: number;
}

/**
 * Opens a database file, made where it is not there; `:memory:` is one that lives as long as it is open.
 * @throws StoreError where the file is no kqlocal database, is in use, or is missing and `create` is false
 */
export function openDatabase(path: string, { maxMemory, threads = 0, ...options }: DatabaseOptions = {}): Database {
  const { cache = defaultCache({ caches: 1 + threads, maxMemory }) } = options;
  const store = Store.open(path, { ...options, cache });
  return new Database(store, undefined, {
    ...(maxMemory === undefined ? {} : { maxMemory }),
    spill: new SpillFile(),
    // A database in memory has one connection.
    parallel: threads === 0 || path === ':memory:' ? null : new QueryThreads(store, threads, cache),
  });
}

/** What queries may take. */
interface Means {
  readonly maxMemory?: number;
  readonly spill?: SpillFile;
  readonly parallel?: QueryThreads | null;
}

/** Tables in one file, and queries over them. */
export class Database {
  private readonly catalogue: Catalogue;

  constructor(
    readonly store: Store,
    private readonly reading: Reading = directReading(store),
    private readonly means: Means = {},
  ) {
    this.catalogue = {
      table: (name) => reading.table(name),
      tableNames: () => reading.tables().map(({ name }) => name),
    };
  }

  /**
   * The tables as they are now, for several queries that are known ahead and run one after the other: what all of them look for in texts is
   * looked for once. Every query has the answer that it has alone.
   */
  sharing(queries: readonly ({ readonly kql: string; readonly now?: Time } & Surroundings)[]): Database {
    const still = new Database(this.store, stillReading(this.reading), this.means);
    const known = queries.map(({ kql, now, ...surroundings }) => ({
      kql,
      surroundings,
      schema: schemaOf(still.catalogueWith(surroundings)),
      now: ticksOf(now ?? new Date()),
    }));
    return new Database(this.store, sharedReading(this.store, still.reading, known), {
      ...this.means,
      // Threads know nothing of what was looked for already.
      parallel: null,
    });
  }

  /** Reads and checks a query without running it. Never throws on any text. */
  analyze(kql: string, surroundings: Surroundings = {}): Analysis {
    return this.reading.analyze(kql, surroundings, schemaOf(this.catalogueWith(surroundings)));
  }

  /**
   * Runs the queries of a text and gives the table of the last, with those of all as `tables`; rows are computed as they are read.
   * @throws QueryError with every error that the text has, RunError where a limit or a value stops the run
   */
  query(kql: string, { now, functions, watchlist, ...options }: QueryOptions = {}): QueryResult {
    const surroundings = { functions, watchlist };
    const execution = { ...this.means, ...options, now: ticksOf(now ?? new Date()) };
    const known = this.reading.analyzed?.(kql, surroundings);
    return new QueryResult(execute(kql, this.catalogueWith(surroundings), execution, known));
  }

  /** What the engine is given of the database, with the functions and watchlists that a query may name. */
  catalogueWith({ functions, watchlist }: Surroundings = {}): Catalogue {
    return {
      ...this.catalogue,
      ...(functions === undefined ? {} : { function: (name: string) => functions.get(name) }),
      ...(watchlist === undefined ? {} : { watchlist }),
    };
  }

  /** Takes in exported files; see `IngestReport` for what it says of each. A file goes in whole or not at all. */
  async ingest(inputs: Input | readonly Input[], options: IngestOptions = {}): Promise<IngestReport> {
    // The readers are loaded when there is something to read: most commands only ask.
    const { ingest } = await import('../ingest/ingest.js');
    return ingest(this.store, isList(inputs) ? inputs : [inputs], options);
  }

  /**
   * Writes a table, or the result of a query, to a new file in CSV, JSON lines, Parquet or SQLite. The rows are written as
   * they are computed, and the file is there when it is whole.
   * @param source the name of a table, or a query
   * @param target the file's path; for CSV and JSON lines also a function that takes the text
   * @throws QueryError with the errors of the query, ExportError where the file is there already or cannot hold the columns
   */
  async export(
    source: string,
    target: string | Put,
    { format, overwrite, now, ...options }: ExportOptions & QueryOptions = {},
  ): Promise<ExportReport> {
    const { exportRows } = await import('../export/export.js');
    return exportRows(
      source,
      target,
      { ...(format === undefined ? {} : { format }), ...(overwrite === undefined ? {} : { overwrite }) },
      {
        catalogue: this.catalogue,
        execution: { ...this.means, ...options, now: ticksOf(now ?? new Date()) },
        spared: [this.store.path],
      },
    );
  }

  /** What was ingested, in the order of ingestion. */
  sources(): SourceRecord[] {
    return this.store.sources();
  }

  /**
   * Takes out all rows and rejected rows of a source, and of those that continue it, in one transaction. The file keeps
   * its size, and fills the room with what comes next.
   * @param source its id, name, path or the beginning of its hash
   * @throws StoreError where there is no such source, or several
   */
  forget(source: number | string): ForgetReport {
    const sources = this.store.forget(namedSource(source, this.store.sources()).id);
    const [first] = sources;
    return {
      sources,
      rows: sum(sources.flatMap(({ tables }) => tables.map(({ rows }) => rows))),
      rejected: sum(sources.map(({ rejected }) => rejected)),
      incomplete: this.store.sources().filter(({ id, duplicates }) => duplicates > 0 && id > (first?.id ?? 0)),
    };
  }

  /**
   * Rows that could not be taken in, or not with all of their values, as they stand in their files; read as they are
   * asked for, any number of times.
   * @throws StoreError where there is no such source, or several
   */
  rejects({ source, ...filter }: RejectsOptions = {}): Iterable<RejectedRow> {
    const of = source === undefined ? {} : { sourceId: namedSource(source, this.store.sources()).id };
    return { [Symbol.iterator]: () => this.store.rejects({ ...filter, ...of }) };
  }

  tables(): TableInfo[] {
    return [...this.reading.tables()];
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
    this.means.spill?.close();
    this.means.parallel?.stop();
    this.store.close();
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

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
