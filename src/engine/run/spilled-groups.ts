// Grouped aggregation that may need more memory than there is. Groups are kept while there is room. From then on the rows of other
// groups are put aside by their keys, and every partition is aggregated for itself, in turn like this. The groups come in the order
// of their first rows, and the rows of each are added in their order, so that the result is the same to the last digit.

import type { BoundAggregate } from '../plan/language.js';
import { column, columnsRead, type NamedExpr } from '../plan/plan.js';
import { Batch } from '../values/batch.js';
import { bytesOfValue } from '../values/size.js';
import type { Column, ScalarType } from '../values/types.js';
import { type FlatVector, readerOf, type Vector } from '../values/vector.js';
import { AggregatedGroups, type Aggregation } from './aggregate.js';
import type { RunContext } from './context.js';
import { GroupIndex } from './group.js';
import { HeldRows } from './held-rows.js';
import type { MemoryShare } from './memory.js';
import { NO_NUMBER } from './pair-numbers.js';
import { MOST_LEVELS, Partitions } from './partitions.js';
import { pieces } from './pieces.js';
import { SortedRuns } from './sorted-runs.js';

/** The number of a row among all, or of the first row of a group. No column of a query is called so. */
const ROW: Column = { name: '\0row', type: 'real' };
/** Bytes of a group, about, beside the text of its keys, and more for each key and each aggregate. */
const GROUP = 32;
/** Rows that are added at once, at least. */
const LEAST_SLICE = 64;

/** One row a group, in the order in which the groups are first seen. */
export function* groupsWithin(
  batches: Iterable<Batch>,
  aggregation: Aggregation,
  op: string,
  context: RunContext,
): Iterable<Batch> {
  const columns = [...aggregation.keys, ...aggregation.outputs].map(({ name, expr: { type } }) => ({ name, type }));
  const names = columns.map(({ name }): [string, string] => [name, name]);
  const bare = bareAggregation(aggregation, context);
  const share = context.memoryShare(op);
  const results = new SortedRuns(
    [...columns, ROW],
    [{ column: ROW.name, compare: (x, y) => Number(x) - Number(y) }],
    context,
  );
  try {
    const parts = new SpilledGroups(bare, op, share, context).parts(
      numberedRows(batches, aggregation, bare, context),
      0,
    );
    let only: Batch | null = null;
    for (const part of parts) {
      if (only !== null) results.add([only]);
      only = part;
    }
    if (only === null) return;
    if (!results.isEmpty) results.add([only]);
    for (const batch of results.isEmpty ? [only] : results.merged()) yield batch.project(names);
  } finally {
    share.free();
    results.drop();
  }
}

/** The same aggregation over rows that hold the values of its expressions, one a column. */
function bareAggregation({ keys, aggregates, outputs }: Aggregation, context: RunContext): Aggregation {
  const bareKeys = keys.map(
    ({ name, expr: { type } }, i): NamedExpr => ({ name, expr: column({ name: `\0key ${i}`, type }) }),
  );
  const bareAggregates = aggregates.map(
    (aggregate, a): BoundAggregate => ({
      ...aggregate,
      args: aggregate.args.map((arg, i) =>
        columnsRead(arg).size === 0 && context.evaluator.isStable(arg)
          ? arg
          : column({ name: `\0arg ${a} ${i}`, type: arg.type }),
      ),
    }),
  );
  return { keys: bareKeys, aggregates: bareAggregates, outputs };
}

/** The rows that a bare aggregation is over, with their numbers. */
function* numberedRows(
  batches: Iterable<Batch>,
  { keys, aggregates }: Aggregation,
  bare: Aggregation,
  context: RunContext,
): Iterable<Batch> {
  let row = 0;
  for (const batch of batches) {
    const columns: [string, Vector][] = keys.map(({ expr }, i) => [`\0key ${i}`, context.evaluate(expr, batch)]);
    for (const [a, { args }] of aggregates.entries()) {
      for (const [i, arg] of args.entries()) {
        const bareArg = bare.aggregates[a]?.args[i];
        if (bareArg?.kind === 'column') columns.push([bareArg.name, context.evaluate(arg, batch)]);
      }
    }
    columns.push([ROW.name, numbers(Float64Array.from({ length: batch.length }, () => row++))]);
    yield new Batch(batch.length, columns);
  }
}

class SpilledGroups {
  constructor(
    private readonly aggregation: Aggregation,
    private readonly op: string,
    private readonly share: MemoryShare,
    private readonly context: RunContext,
  ) {}

  /** The groups of some rows, in one part or several, each in the order of first rows. */
  *parts(rows: Iterable<Batch>, level: number): Iterable<Batch> {
    const { aggregation, context, share, op } = this;
    const partitions = new Partitions(level, context);
    const groups = new HeldGroups(aggregation, op, share, context);
    try {
      if (level === MOST_LEVELS || aggregation.keys.length === 0) for (const batch of rows) groups.add(batch);
      else if (groups.growWithRows) this.holdRows(rows, groups, partitions);
      else this.holdGroups(rows, groups, partitions);
      const known = groups.rows();
      if (known.length > 0 || level === 0) yield known;
      share.free();
      for (let part = 0; part < partitions.count; part++) yield* this.parts(partitions.read(part), level + 1);
    } finally {
      partitions.drop();
    }
  }

  /** Keeps the groups that there is room for. */
  private holdGroups(rows: Iterable<Batch>, groups: HeldGroups, partitions: Partitions): void {
    for (const whole of rows) {
      for (const batch of groups.slices(whole)) {
        if (groups.bytes <= this.context.spillAt) groups.add(batch);
        else this.putAside(groups.addKnown(batch), partitions);
      }
    }
  }

  /** Keeps rows, of which any group may take more memory than there is; none once there are too many. */
  private holdRows(rows: Iterable<Batch>, groups: HeldGroups, partitions: Partitions): void {
    let held: HeldRows | null = null;
    let isFull = false;
    for (const batch of rows) {
      held ??= new HeldRows(columnsOf(batch), this.share);
      for (const piece of pieces(batch, this.context.spillAt)) {
        if (isFull) {
          this.putAside(piece, partitions);
          continue;
        }
        held.add(piece);
        isFull = held.bytes > this.context.spillAt;
        if (!isFull) continue;
        this.putAside(held.rows(), partitions);
        held.clear();
      }
    }
    if (held !== null && !isFull) groups.add(held.rows());
  }

  private putAside(rows: Batch, partitions: Partitions): void {
    this.context.check();
    partitions.add(rows, keysOf(this.aggregation, rows));
  }
}

/** Groups in memory. */
class HeldGroups {
  private readonly index: GroupIndex;
  private readonly groups: AggregatedGroups;
  private readonly firstRows: number[] = [];
  private keyBytes = 0;

  constructor(
    private readonly aggregation: Aggregation,
    private readonly op: string,
    private readonly share: MemoryShare,
    private readonly context: RunContext,
  ) {
    this.index = new GroupIndex(aggregation.keys.map(({ expr }) => expr.type));
    this.groups = new AggregatedGroups(aggregation.aggregates, context);
  }

  get growWithRows(): boolean {
    return this.groups.growWithRows;
  }

  get bytes(): number {
    return this.index.count * this.bytesOfGroup + this.keyBytes + this.groups.heldBytes();
  }

  private get bytesOfGroup(): number {
    const { keys, aggregates } = this.aggregation;
    return GROUP * (1 + 2 * keys.length + aggregates.length);
  }

  /** A batch in pieces of rows of which each may be a group of its own, and which would take no more than there is room for. */
  *slices(batch: Batch): Iterable<Batch> {
    const rows = Math.max(LEAST_SLICE, Math.floor(this.context.spillAt / this.bytesOfGroup));
    for (let from = 0; from < batch.length; from += rows) yield batch.slice(from, Math.min(from + rows, batch.length));
  }

  add(batch: Batch): void {
    const known = this.index.count;
    const keys = keysOf(this.aggregation, batch);
    const groupOf = this.index.groupsOf(keys, batch.length);
    this.context.checkRows(this.index.count, this.op);
    if (this.index.count > known) this.noteFirstRows(groupOf, keys, batch);
    this.groups.add(groupOf, this.index.count, batch);
    this.share.hold(this.bytes);
  }

  /** Adds the rows of groups that are known, and gives the others. */
  addKnown(batch: Batch): Batch {
    const found = this.index.find(keysOf(this.aggregation, batch), batch.length);
    const [known, unknown] = [new Uint32Array(batch.length), new Uint32Array(batch.length)];
    const groupOf = new Uint32Array(batch.length);
    let count = 0;
    let others = 0;
    for (let row = 0; row < batch.length; row++) {
      if (found[row] === NO_NUMBER) unknown[others++] = row;
      else {
        groupOf[count] = found[row] as number;
        known[count++] = row;
      }
    }
    if (count > 0) {
      this.groups.add(groupOf.subarray(0, count), this.index.count, batch.select(known.subarray(0, count)));
    }
    return batch.select(unknown.subarray(0, others));
  }

  /** Groups are numbered as they are first seen. */
  private noteFirstRows(groupOf: Uint32Array, keys: readonly Vector[], batch: Batch): void {
    const rowOf = readerOf(batch.column(ROW.name));
    const readers = keys.map(readerOf);
    for (let row = 0; this.firstRows.length < this.index.count; row++) {
      if (groupOf[row] !== this.firstRows.length) continue;
      this.firstRows.push(Number(rowOf(row)));
      for (const read of readers) this.keyBytes += bytesOfValue(read(row));
    }
  }

  /** One row a group, with the number of its first row; without keys there is always one. */
  rows(): Batch {
    const { keys, outputs } = this.aggregation;
    if (keys.length === 0) this.index.groupsOf([], 0);
    const { count } = this.index;
    const keyVectors = this.index.keys();
    const results = this.groups.finish(count, outputs);
    return new Batch(count, [
      ...keys.map(({ name }, i): [string, Vector] => [name, keyVectors[i] as Vector]),
      ...outputs.map(({ name }, i): [string, Vector] => [name, results[i] as Vector]),
      [ROW.name, numbers(Float64Array.from({ length: count }, (_, group) => this.firstRows[group] ?? 0))],
    ]);
  }
}

function keysOf({ keys }: Aggregation, batch: Batch): Vector[] {
  return keys.map(({ expr }) => batch.column(expr.kind === 'column' ? expr.name : ''));
}

function columnsOf(batch: Batch): Column[] {
  return batch.names.map((name) => ({ name, type: batch.column(name).type }));
}

function numbers(data: Float64Array): FlatVector {
  const type: ScalarType = 'real';
  return { encoding: 'flat', type, length: data.length, data, nulls: null };
}
