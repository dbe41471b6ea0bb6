// A batch: some rows of a table, column by column. Columns are computed when they are first asked for, so that
// a filter never pays for the columns that nobody reads.

import { ValueError } from './error.js';
import type { Column } from './types.js';
import { concat, gather, slice, type Vector } from './vector.js';

export type LazyVector = Vector | (() => Vector);

export class Batch {
  private readonly columns: Map<string, LazyVector>;

  /** @param length rows; every column has as many values */
  constructor(
    readonly length: number,
    columns: Iterable<readonly [string, LazyVector]>,
  ) {
    this.columns = new Map(columns);
  }

  get names(): string[] {
    return [...this.columns.keys()];
  }

  has(name: string): boolean {
    return this.columns.has(name);
  }

  column(name: string): Vector {
    const found = this.columns.get(name);
    if (found === undefined) throw new ValueError(`the batch has no column '${name}'; it has ${this.names.join(', ')}`);
    if (typeof found !== 'function') return found;
    const vector = found();
    this.columns.set(name, vector);
    return vector;
  }

  /** The rows at these indices, in this order. */
  select(rows: Uint32Array): Batch {
    return this.map(rows.length, (vector) => gather(vector, rows));
  }

  /** Rows `start` to `end` (exclusive). */
  slice(start: number, end: number): Batch {
    if (start === 0 && end >= this.length) return this;
    return this.map(end - start, (vector) => slice(vector, start, end));
  }

  /** The same rows with these columns only, under these names: `[new name, old name]`. */
  project(names: Iterable<readonly [string, string]>): Batch {
    const columns: [string, LazyVector][] = [];
    for (const [name, from] of names) columns.push([name, () => this.column(from)]);
    return new Batch(this.length, columns);
  }

  /** The same rows with further or replaced columns. */
  with(added: Iterable<readonly [string, LazyVector]>): Batch {
    const columns = new Map<string, LazyVector>();
    for (const name of this.columns.keys()) columns.set(name, () => this.column(name));
    for (const [name, vector] of added) columns.set(name, vector);
    return new Batch(this.length, columns);
  }

  private map(length: number, change: (vector: Vector) => Vector): Batch {
    const columns: [string, LazyVector][] = [];
    for (const name of this.columns.keys()) columns.push([name, () => change(this.column(name))]);
    return new Batch(length, columns);
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
