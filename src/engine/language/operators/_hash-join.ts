// How `join` and `lookup` run. One side, the table, is held in memory and numbered by its keys; the other, the probe, streams by. The
// result has the order of the probe's rows.

import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { renamed } from '../../run/filters.js';
import { GroupIndex } from '../../run/group.js';
import type { ScanFilter } from '../../run/source.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import {
  concat,
  constantVector,
  dictionaryVector,
  gather,
  makeCodes,
  missing,
  type Vector,
} from '../../values/vector.js';
import type { JoinedColumn, Side } from './_join-columns.js';
import type { JoinKey } from './_join-keys.js';

export type JoinKind =
  | 'inner'
  | 'innerunique'
  | 'leftouter'
  | 'rightouter'
  | 'fullouter'
  | 'leftsemi'
  | 'rightsemi'
  | 'leftanti'
  | 'rightanti';

/** The inputs are the left side and the right side. */
export interface JoinPlan extends Plan {
  readonly kind: JoinKind;
  readonly keys: readonly JoinKey[];
  readonly columns: readonly JoinedColumn[];
}

export function runJoin(plan: JoinPlan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  switch (plan.kind) {
    case 'leftsemi':
    case 'rightsemi':
      return rowsWithMatch(plan, context, filters, true);
    case 'leftanti':
    case 'rightanti':
      return rowsWithMatch(plan, context, filters, false);
    default:
      return pairs(plan, context, filters);
  }
}

function probeSide({ kind }: JoinPlan): Side {
  return kind === 'rightouter' || kind === 'rightsemi' || kind === 'rightanti' ? 'right' : 'left';
}

/** The batches of one side, less what the filters on the result's columns rule out where that changes nothing. */
function batchesOf(plan: JoinPlan, side: Side, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  return context.run(inputOf(plan, side), filtersOn(plan, side, filters));
}

function inputOf(plan: JoinPlan, side: Side): Plan {
  return plan.inputs[side === 'left' ? 0 : 1] as Plan;
}

function filtersOn(plan: JoinPlan, side: Side, filters: readonly ScanFilter[]): ScanFilter[] {
  const own = renamed(filters, (name) => plan.columns.find((c) => c.name === name && c.side === side)?.from);
  // A row left out on the other side of an outer join would make its matches look like rows without one.
  if (plan.kind === 'inner' || (side === probeSide(plan) && plan.kind !== 'fullouter' && plan.kind !== 'innerunique'))
    return own;
  if (plan.kind !== 'innerunique') return [];
  // Which row stands for a key must not depend on the filters.
  return side === 'right' ? own : own.filter((filter) => plan.keys.some((key) => key.leftColumn === filter.column));
}

function keysOf(plan: JoinPlan, side: Side, batch: Batch, context: RunContext): Vector[] {
  return plan.keys.map((key) => context.evaluate(key[side], batch));
}

/** Semi and anti joins: the probe's rows whose key is, or is not, on the other side. */
function* rowsWithMatch(
  plan: JoinPlan,
  context: RunContext,
  filters: readonly ScanFilter[],
  wanted: boolean,
): Iterable<Batch> {
  const probe = probeSide(plan);
  const other = probe === 'left' ? 'right' : 'left';
  const index = new GroupIndex(plan.keys.map((key) => key.left.type));
  for (const batch of batchesOf(plan, other, context, [])) {
    index.groupsOf(keysOf(plan, other, batch, context), batch.length);
    context.checkRows(index.count, 'join');
  }
  const known = index.count;
  for (const batch of batchesOf(plan, probe, context, filters)) {
    const groups = index.groupsOf(keysOf(plan, probe, batch, context), batch.length);
    const rows = new Uint32Array(batch.length);
    let count = 0;
    for (let row = 0; row < batch.length; row++) if ((groups[row] as number) < known === wanted) rows[count++] = row;
    yield batch.select(rows.subarray(0, count));
  }
}

/** All other joins: the probe's rows beside each row of the table with the same key. */
function* pairs(plan: JoinPlan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  const probe = probeSide(plan);
  const table = new JoinTable(plan, probe === 'left' ? 'right' : 'left', context, filters);
  const outer = plan.kind === 'leftouter' || plan.kind === 'rightouter' || plan.kind === 'fullouter';
  const unique = plan.kind === 'innerunique';
  for (const batch of batchesOf(plan, probe, context, filters)) {
    const groups = table.groupsOf(batch, probe);
    for (const { probeRows, tableRows } of table.matches(groups, outer, unique)) {
      context.check();
      const columns = plan.columns.map(({ name, side, from }): [string, LazyVector] => [
        name,
        side === probe ? () => gather(batch.column(from), probeRows) : () => gather(table.column(from), tableRows),
      ]);
      yield new Batch(probeRows.length, columns);
    }
  }
  if (plan.kind === 'fullouter') yield unmatched(plan, table);
}

/** The table's rows that no row of the probe met. */
function unmatched(plan: JoinPlan, table: JoinTable): Batch {
  const rows = table.unmatchedRows();
  return new Batch(
    rows.length,
    plan.columns.map(({ name, type, side, from }): [string, LazyVector] => [
      name,
      side === table.side ? () => gather(table.column(from), rows) : constantVector(type, missing(type), rows.length),
    ]),
  );
}

interface Matches {
  readonly probeRows: Uint32Array;
  readonly tableRows: Uint32Array;
}

/** All rows of one side by their keys. Behind them stands one row of missing values, for what has no match. */
class JoinTable {
  private readonly index: GroupIndex;
  private readonly rows: Batch;
  /** groups from this number on are the probe's alone */
  private readonly groupCount: number;
  /** the rows of group g are `members` from `starts[g]` to `starts[g + 1]`, the last row first: so they come in the service */
  private readonly starts: Uint32Array;
  private readonly members: Uint32Array;
  private readonly met: Uint8Array;
  private readonly columns = new Map<string, Vector>();

  constructor(
    private readonly plan: JoinPlan,
    readonly side: Side,
    private readonly context: RunContext,
    filters: readonly ScanFilter[],
  ) {
    this.index = new GroupIndex(plan.keys.map((key) => key.left.type));
    this.rows = context.all(inputOf(plan, side), filtersOn(plan, side, filters));
    const groups = this.groupsOf(this.rows, side);
    this.groupCount = this.index.count;
    this.met = new Uint8Array(this.groupCount);
    this.starts = new Uint32Array(this.groupCount + 1);
    for (const group of groups) this.starts[group + 1] = (this.starts[group + 1] as number) + 1;
    for (let group = 0; group < this.groupCount; group++) {
      this.starts[group + 1] = (this.starts[group + 1] as number) + (this.starts[group] as number);
    }
    const next = this.starts.slice();
    this.members = new Uint32Array(groups.length);
    for (let row = groups.length - 1; row >= 0; row--) {
      const group = groups[row] as number;
      const at = next[group] as number;
      this.members[at] = row;
      next[group] = at + 1;
    }
  }

  /** The number of each row's key. */
  groupsOf(batch: Batch, side: Side): Uint32Array {
    if (batch.length === 0) return new Uint32Array(0);
    return this.index.groupsOf(keysOf(this.plan, side, batch, this.context), batch.length);
  }

  /** A column with the row of missing values at its end. */
  column(name: string): Vector {
    let vector = this.columns.get(name);
    if (vector === undefined) {
      vector = withMissing(this.rows.column(name));
      this.columns.set(name, vector);
    }
    return vector;
  }

  /**
   * Pairs of rows with one key, about a batch of them at a time.
   * @param outer rows of the probe without a match stand once, beside missing values
   * @param unique each key of the probe counts once, in all batches together
   */
  *matches(groups: Uint32Array, outer: boolean, unique: boolean): Iterable<Matches> {
    const most = this.context.options.batchRows;
    for (let from = 0; from < groups.length; ) {
      const pieces = { probe: [] as number[], table: [] as number[] };
      let row = from;
      for (; row < groups.length && (row === from || pieces.probe.length < most); row++) {
        this.addMatches(row, groups[row] as number, outer, unique, pieces.probe, pieces.table);
      }
      from = row;
      if (pieces.probe.length > 0)
        yield { probeRows: Uint32Array.from(pieces.probe), tableRows: Uint32Array.from(pieces.table) };
    }
  }

  private addMatches(
    row: number,
    group: number,
    outer: boolean,
    unique: boolean,
    probe: number[],
    table: number[],
  ): void {
    if (group >= this.groupCount) {
      if (!outer) return;
      probe.push(row);
      table.push(this.rows.length);
      return;
    }
    if (unique && this.met[group] === 1) return;
    this.met[group] = 1;
    const end = this.starts[group + 1] as number;
    for (let at = this.starts[group] as number; at < end; at++) {
      probe.push(row);
      table.push(this.members[at] as number);
    }
  }

  /** The rows of groups that had no match so far, in their order. */
  unmatchedRows(): Uint32Array {
    const rows: number[] = [];
    for (let group = 0; group < this.groupCount; group++) {
      if (this.met[group] === 1) continue;
      for (let at = this.starts[group] as number; at < (this.starts[group + 1] as number); at++)
        rows.push(this.members[at] as number);
    }
    return Uint32Array.from(rows).sort();
  }
}

/** The vector with a missing value behind its last one. */
function withMissing(vector: Vector): Vector {
  const { type, length } = vector;
  const last = constantVector(type, missing(type), 1);
  if (vector.encoding !== 'dictionary') return concat(type, [vector, last]);
  const dictionary = concat(type, [vector.dictionary, last]);
  if (dictionary.encoding !== 'flat') throw new TypeError('a dictionary of values is flat');
  const codes = makeCodes(dictionary.length, length + 1);
  codes.set(vector.codes);
  codes[length] = dictionary.length - 1;
  return dictionaryVector(dictionary, codes);
}
