// How rows are taken apart by the elements of their arrays and bags.

import type { RunContext } from '../../run/context.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import { converter } from '../../values/convert.js';
import { type Dynamic, DynamicScalar, isArray, isBag } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';
import { gather, type Reader, readerOf, VectorBuilder } from '../../values/vector.js';
import type { Expansion } from './_mv-items.js';

/** What some rows of the input become. */
export interface ExpandedBatch {
  readonly batch: Batch;
  /** for each row of the batch the row of the input that it comes from */
  readonly sourceRows: Uint32Array;
  /** the rows of the input, also those that become nothing: from `from`, up to but not including `to` */
  readonly from: number;
  readonly to: number;
}

const NO_LIMIT = Number.POSITIVE_INFINITY;

/** Rows that each row may become. */
export function rowLimit(expansion: Expansion, context: RunContext): number {
  if (expansion.limit === null) return NO_LIMIT;
  const limit = context.constant(expansion.limit);
  return limit === null ? NO_LIMIT : Number(limit);
}

/** The rows of a batch taken apart, about `batchRows` of them at a time. */
export function* expandRows(
  expansion: Expansion,
  batch: Batch,
  limit: number,
  context: RunContext,
): Iterable<ExpandedBatch> {
  const readers = expansion.items.map(({ expr }) => readerOf(context.evaluate(expr, batch)));
  for (let row = 0; row < batch.length; ) {
    const from = row;
    const rows = new ExpandedRows(expansion, limit);
    do rows.add(row, readers);
    while (++row < batch.length && rows.length < context.options.batchRows);
    context.check();
    yield { ...rows.finish(batch), from, to: row };
  }
}

class ExpandedRows {
  private readonly builders: VectorBuilder[];
  private readonly converters: readonly (((value: Value) => Value) | null)[];
  private readonly sources: number[] = [];
  private readonly indices = new VectorBuilder('long');

  constructor(
    private readonly expansion: Expansion,
    private readonly limit: number,
  ) {
    this.builders = expansion.items.map(({ type }) => new VectorBuilder(type));
    this.converters = expansion.items.map(({ type }) => (type === 'dynamic' ? null : cast(type)));
  }

  get length(): number {
    return this.sources.length;
  }

  /** Shorter lists are filled up with nulls. */
  add(row: number, readers: readonly Reader[]): void {
    // The expressions are of type dynamic, which the binder has seen to.
    const lists = readers.map((read) => elementsOf(read(row) as Dynamic, this.expansion.bags));
    const count = Math.min(Math.max(...lists.map((list) => list.length)), this.limit);
    for (let i = 0; i < count; i++) {
      this.sources.push(row);
      if (this.expansion.itemIndex !== null) this.indices.push(BigInt(i));
      for (let k = 0; k < lists.length; k++) {
        const value = lists[k]?.[i] ?? null;
        const convert = this.converters[k] ?? null;
        this.builders[k]?.push(convert === null ? value : convert(value));
      }
    }
  }

  finish(batch: Batch): Pick<ExpandedBatch, 'batch' | 'sourceRows'> {
    const { items, itemIndex, columns } = this.expansion;
    const sourceRows = Uint32Array.from(this.sources);
    const made = new Map<string, LazyVector>();
    items.forEach(({ name }, k) => {
      const builder = this.builders[k];
      if (builder !== undefined) made.set(name, builder.finish());
    });
    if (itemIndex !== null) made.set(itemIndex, this.indices.finish());
    const all = columns.map(({ name }): [string, LazyVector] => [
      name,
      made.get(name) ?? (() => gather(batch.column(name), sourceRows)),
    ]);
    return { batch: new Batch(sourceRows.length, all), sourceRows };
  }
}

/**
 * `to typeof(…)` takes an element for what it is, and reads nothing into it: a text is no number, a number no truth. JSON has times and
 * guids as texts, which become what they say; everything has a text.
 */
function cast(type: ScalarType): (value: Value) => Value {
  const convert = converter('dynamic', type);
  const fits = CASTS[type];
  return (value) =>
    fits === undefined || value instanceof DynamicScalar || fits.includes(typeof value) ? convert(value) : null;
}

const CASTS: Partial<Record<ScalarType, readonly string[]>> = {
  bool: ['boolean'],
  int: ['bigint', 'number'],
  long: ['bigint', 'number'],
  real: ['bigint', 'number'],
  decimal: ['bigint', 'number'],
  datetime: ['string'],
  timespan: ['string'],
  guid: ['string'],
};

/** The elements of an array, the properties of a bag; any other value is its own only element, null as well. */
function elementsOf(value: Dynamic, bags: Expansion['bags']): readonly Dynamic[] {
  if (isArray(value)) return value;
  if (value === null || !isBag(value)) return [value];
  return [...value].map(([key, item]) => (bags === 'array' ? [key, item] : new Map([[key, item]])));
}
