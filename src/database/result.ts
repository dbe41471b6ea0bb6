import type { Diagnostic, QueryRun, ResultBatches, StartedScan } from '../engine/engine.js';
import type { Batch } from '../engine/values/batch.js';
import type { Plain } from '../engine/values/json.js';
import { plainOf } from '../engine/values/plain.js';
import type { Column } from '../engine/values/types.js';
import { readerOf } from '../engine/values/vector.js';

/** One row of a result, a value a column, in plain JavaScript data (see `plainOf`). */
export type Row = readonly Plain[];

/** A table that a query gives: computed as its rows are read, kept so that they can be read again. */
export class ResultTable {
  /** what `as` calls it, or `fork` and `facet`; empty where nothing does */
  readonly name: string;
  readonly columns: readonly Column[];
  private readonly batches: Batch[] = [];
  private readonly pending: Iterator<Batch>;
  private done = false;

  constructor({ name, columns, batches }: ResultBatches) {
    this.name = name;
    this.columns = columns;
    this.pending = batches[Symbol.iterator]();
  }

  /** The rows in order; may be iterated any number of times. */
  get rows(): Iterable<Row> {
    return { [Symbol.iterator]: () => this.readRows() };
  }

  private *readRows(): Iterator<Row> {
    for (let i = 0; ; i++) {
      const batch = this.batches[i] ?? this.nextBatch();
      if (batch === null) return;
      const plain = this.columns.map((c) => plainOf(c.type));
      const readers = this.columns.map((c) => readerOf(batch.column(c.name)));
      for (let row = 0; row < batch.length; row++)
        yield readers.map((read, k) => (plain[k] as (typeof plain)[number])(read(row)));
    }
  }

  private nextBatch(): Batch | null {
    if (this.done) return null;
    const { value, done } = this.pending.next();
    if (done === true) {
      this.done = true;
      return null;
    }
    this.batches.push(value);
    return value;
  }

  /** The rows as objects by column name; longs beyond 2^53 as decimal text, since JSON numbers would lose digits. */
  toJSON(): Record<string, unknown>[] {
    const objects: Record<string, unknown>[] = [];
    for (const row of this.rows) {
      objects.push(Object.fromEntries(this.columns.map((c, i) => [c.name, jsonSafe(row[i] ?? null)])));
    }
    return objects;
  }
}

/** The answer to the queries of a text: the table of the last, and with it those of the others. */
export class QueryResult extends ResultTable {
  /** the tables of all queries, in their order; one of them is this one */
  readonly tables: readonly ResultTable[];
  /** warnings; errors are thrown before there is a result */
  readonly diagnostics: readonly Diagnostic[];
  /** how `render` asks for the result to be drawn, if it does */
  readonly visualization: { readonly kind: string; readonly properties: Readonly<Record<string, string>> } | null;
  /** the scans that have begun, with the conditions that they could use; complete once the rows were read */
  readonly scans: readonly StartedScan[];
  /** rows that each exclusion took, by their order; complete once the rows were read */
  readonly excluded: () => readonly number[];

  constructor(run: QueryRun) {
    const own = run.results.find(({ batches }) => batches === run.batches);
    super(own ?? { name: '', columns: run.columns, batches: run.batches });
    this.diagnostics = run.diagnostics;
    this.visualization = run.visualization;
    this.scans = run.scans;
    this.excluded = run.excluded;
    this.tables = run.results.map((result) => (result === own ? this : new ResultTable(result)));
  }
}

function jsonSafe(value: Plain): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(jsonSafe);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, jsonSafe(v)]));
  return value;
}
