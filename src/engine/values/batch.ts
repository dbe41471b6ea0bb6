// A batch: some rows of a table, column by column. Columns are computed when they are first asked for, so that
// a filter never pays for the columns that nobody reads.

import { ValueError } from './error.js';
import type { Column } from './types.js';
import { concat, gather, slice, type Vector } from './vector.js';

export type LazyVector = Vector | (() => Vector);

/** Columns that are all computed in the same way. */
export interface ColumnSource {
  readonly names: ReadonlySet<string>;
  /** A column of these names; asked for once. */
  readonly column: (name: string) => Vector;
}

const NO_COLUMNS: ColumnSource = {
  names: new Set(),
  column(name) {
    throw new ValueError(`no column '${name}'`);
  },
};

const NO_CONDITIONS: ReadonlySet<object> = new Set();

export class Batch {
  private readonly columns: Map<string, LazyVector>;
  /** how many columns of the source are not among them */
  private left: number;

  /**
   * @param length rows; every column has as many values
   * @param columns in place of those of `source`, or behind them
   * @param met conditions that all rows are known to meet, each the object that a scan was asked with
   */
  constructor(
    readonly length: number,
    columns: Iterable<readonly [string, LazyVector]>,
    private source: ColumnSource = NO_COLUMNS,
    private readonly met: ReadonlySet<object> = NO_CONDITIONS,
  ) {
    this.columns = new Map(columns);
    this.left = source.names.size;
    for (const name of this.columns.keys()) if (source.names.has(name)) this.left--;
  }

  get names(): string[] {
    return [...this.nameSet()];
  }

  private nameSet(): ReadonlySet<string> {
    const { names } = this.source;
    for (const name of this.columns.keys()) if (!names.has(name)) return new Set([...names, ...this.columns.keys()]);
    return names;
  }

  has(name: string): boolean {
    return this.columns.has(name) || this.source.names.has(name);
  }

  column(name: string): Vector {
    const found = this.columns.get(name);
    if (found !== undefined && typeof found !== 'function') return found;
    const vector = found === undefined ? this.fromSource(name) : found();
    this.columns.set(name, vector);
    return vector;
  }

  private fromSource(name: string): Vector {
    const { names, column } = this.source;
    if (!names.has(name)) {
      throw new ValueError(`the batch has no column '${name}'; it has ${this.names.join(', ')}`);
    }
    const vector = column(name);
    // With the last one what they were computed of is let go.
    if (--this.left === 0) this.source = { ...NO_COLUMNS, names };
    return vector;
  }

  /** Whether all rows are known to meet a condition; columns that are made of these rows, or renamed, are not known to. */
  meets(condition: object): boolean {
    return this.met.has(condition);
  }

  /** The same rows, which are known to meet these conditions. */
  meeting(conditions: Iterable<object>): Batch {
    return new Batch(this.length, [], this.same(), new Set([...this.met, ...conditions]));
  }

  /** The rows at these indices, in this order. */
  select(rows: Uint32Array): Batch {
    return this.some(rows.length, (vector) => gather(vector, rows));
  }

  /** Rows `start` to `end` (exclusive). */
  slice(start: number, end: number): Batch {
    if (start === 0 && end >= this.length) return this;
    return this.some(end - start, (vector) => slice(vector, start, end));
  }

  /** The same rows with these columns only, under these names: `[new name, old name]`. */
  project(names: Iterable<readonly [string, string]>): Batch {
    const columns: [string, LazyVector][] = [];
    for (const [name, from] of names) columns.push([name, () => this.column(from)]);
    return new Batch(this.length, columns);
  }

  /** The same rows with further or replaced columns. */
  with(added: Iterable<readonly [string, LazyVector]>): Batch {
    return new Batch(this.length, added, this.same());
  }

  /** The columns as they are, computed once for all batches that have them. */
  private same(): ColumnSource {
    return { names: this.nameSet(), column: (name) => this.column(name) };
  }

  /** Some of the rows, which meet what all of them meet. */
  private some(length: number, rowsOf: (vector: Vector) => Vector): Batch {
    const source = { names: this.nameSet(), column: (name: string) => rowsOf(this.column(name)) };
    return new Batch(length, [], source, this.met);
  }
}

/** All rows of `batches` as one batch with the given columns. */
export function concatBatches(columns: readonly Column[], batches: readonly Batch[]): Batch {
  const [first] = batches;
  if (batches.length === 1 && first !== undefined) return first;
  let length = 0;
  for (const batch of batches) length += batch.length;
  return new Batch(
    length,
    columns.map(({ name, type }) => [
      name,
      () =>
        concat(
          type,
          batches.map((batch) => batch.column(name)),
        ),
    ]),
  );
}
