// How `join` and `lookup` run. One side, the table, is held in memory by its keys; the other, the probe, streams by. The result has
// the order of the probe's rows.

import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { renamed } from '../../run/filters.js';
import { GroupIndex } from '../../run/group.js';
import { NO_NUMBER } from '../../run/pair-numbers.js';
import type { ScanFilter } from '../../run/source.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import { constantVector, gather, missing, type Vector } from '../../values/vector.js';
import type { JoinedColumn, Side } from './_join-columns.js';
import type { JoinKey } from './_join-keys.js';
import { JoinTable } from './_join-table.js';

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
      return probeRows(plan, context, filters, true);
    case 'leftanti':
    case 'rightanti':
      return probeRows(plan, context, filters, false);
    default:
      return pairedRows(plan, context, filters);
  }
}

function probeSide({ kind }: JoinPlan): Side {
  return kind === 'rightouter' || kind === 'rightsemi' || kind === 'rightanti' ? 'right' : 'left';
}

function tableSide(plan: JoinPlan): Side {
  return probeSide(plan) === 'left' ? 'right' : 'left';
}

function inputOf(plan: JoinPlan, side: Side): Plan {
  return plan.inputs[side === 'left' ? 0 : 1] as Plan;
}

function keysOf(plan: JoinPlan, side: Side, batch: Batch, context: RunContext): Vector[] {
  return plan.keys.map((key) => context.evaluate(key[side], batch));
}

/** The filters on the result that may rule out rows of one side and change nothing by it. */
function filtersOn(plan: JoinPlan, side: Side, filters: readonly ScanFilter[]): ScanFilter[] {
  const own = renamed(filters, (name) => plan.columns.find((c) => c.name === name && c.side === side)?.from);
  switch (plan.kind) {
    case 'inner':
      return own;
    case 'innerunique':
      // Which row stands for a key must not depend on the filters.
      return side === 'right' ? own : own.filter((filter) => plan.keys.some((key) => key.leftColumn === filter.column));
    case 'fullouter':
      return [];
    default:
      // A row left out of the table would make its matches look like rows without one.
      return side === probeSide(plan) ? own : [];
  }
}

/** Semi and anti joins: the probe's rows whose key is, or is not, in the table. */
function* probeRows(
  plan: JoinPlan,
  context: RunContext,
  filters: readonly ScanFilter[],
  wanted: boolean,
): Iterable<Batch> {
  const index = new GroupIndex(plan.keys.map((key) => key.left.type));
  const [probe, table] = [probeSide(plan), tableSide(plan)];
  for (const batch of context.run(inputOf(plan, table))) {
    index.groupsOf(keysOf(plan, table, batch, context), batch.length);
    context.checkRows(index.count, 'join');
  }
  for (const batch of context.run(inputOf(plan, probe), filtersOn(plan, probe, filters))) {
    const groups = index.find(keysOf(plan, probe, batch, context), batch.length);
    const rows = new Uint32Array(batch.length);
    let count = 0;
    for (let row = 0; row < batch.length; row++) if ((groups[row] !== NO_NUMBER) === wanted) rows[count++] = row;
    yield batch.select(rows.subarray(0, count));
  }
}

/** All other joins: the probe's rows beside each row of the table with the same key. */
function* pairedRows(plan: JoinPlan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  const { kind, keys } = plan;
  const probe = probeSide(plan);
  const held = context.all(inputOf(plan, tableSide(plan)), filtersOn(plan, tableSide(plan), filters));
  const table = new JoinTable(
    held,
    keysOf(plan, tableSide(plan), held, context),
    keys.map((key) => key.left.type),
  );
  const options = {
    outer: kind === 'leftouter' || kind === 'rightouter' || kind === 'fullouter',
    unique: kind === 'innerunique',
  };
  for (const batch of context.run(inputOf(plan, probe), filtersOn(plan, probe, filters))) {
    for (const pairs of table.matches(keysOf(plan, probe, batch, context), batch.length, options, context)) {
      yield joined(plan, pairs.probeRows.length, ({ side, from }) =>
        side === probe ? gather(batch.column(from), pairs.probeRows) : gather(table.column(from), pairs.tableRows),
      );
    }
  }
  if (kind !== 'fullouter') return;
  const rows = table.unmatchedRows();
  yield joined(plan, rows.length, ({ side, from, type }) =>
    side === probe ? constantVector(type, missing(type), rows.length) : gather(table.column(from), rows),
  );
}

function joined({ columns }: JoinPlan, length: number, vectorOf: (column: JoinedColumn) => Vector): Batch {
  return new Batch(
    length,
    columns.map((column): [string, LazyVector] => [column.name, () => vectorOf(column)]),
  );
}
