// Joins of rows. One side, the table, is held in memory by its keys; the other, the probe, streams by. The result has the order of the
// probe's rows.

import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { NO_NUMBER } from '../../run/pair-numbers.js';
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

/** Whether the result has rows of one side only: those whose key is, or is not, on the other. */
export function isSemi({ kind }: JoinPlan): boolean {
  return kind === 'leftsemi' || kind === 'rightsemi' || kind === 'leftanti' || kind === 'rightanti';
}

export function probeSide({ kind }: JoinPlan): Side {
  return kind === 'rightouter' || kind === 'rightsemi' || kind === 'rightanti' ? 'right' : 'left';
}

export function tableSide(plan: JoinPlan): Side {
  return probeSide(plan) === 'left' ? 'right' : 'left';
}

export function keysOf(plan: JoinPlan, side: Side, batch: Batch, context: RunContext): Vector[] {
  return plan.keys.map((key) => context.evaluate(key[side], batch));
}

/** Semi and anti joins: the probe's rows whose key is, or is not, in the table. */
export function* semiJoined(
  plan: JoinPlan,
  table: Iterable<Batch>,
  probe: Iterable<Batch>,
  context: RunContext,
): Iterable<Batch> {
  const index = new GroupIndex(plan.keys.map((key) => key.left.type));
  const wanted = plan.kind === 'leftsemi' || plan.kind === 'rightsemi';
  for (const batch of table) {
    index.groupsOf(keysOf(plan, tableSide(plan), batch, context), batch.length);
    context.checkRows(index.count, plan.op);
  }
  for (const batch of probe) {
    const groups = index.find(keysOf(plan, probeSide(plan), batch, context), batch.length);
    const rows = new Uint32Array(batch.length);
    let count = 0;
    for (let row = 0; row < batch.length; row++) if ((groups[row] !== NO_NUMBER) === wanted) rows[count++] = row;
    yield batch.select(rows.subarray(0, count));
  }
}

export function joinTable(plan: JoinPlan, held: Batch, context: RunContext): JoinTable {
  return new JoinTable(
    held,
    keysOf(plan, tableSide(plan), held, context),
    plan.keys.map((key) => key.left.type),
  );
}

/** The probe's rows beside each row of the table with the same key. */
export function* pairedRows(
  plan: JoinPlan,
  table: JoinTable,
  probe: Iterable<Batch>,
  context: RunContext,
): Iterable<Batch> {
  const { kind } = plan;
  const side = probeSide(plan);
  const options = {
    outer: kind === 'leftouter' || kind === 'rightouter' || kind === 'fullouter',
    unique: kind === 'innerunique',
  };
  for (const batch of probe) {
    for (const pairs of table.matches(keysOf(plan, side, batch, context), batch.length, options, context)) {
      yield joined(plan, pairs.probeRows.length, (column) =>
        column.side === side
          ? gather(batch.column(column.from), pairs.probeRows)
          : gather(table.column(column.from), pairs.tableRows),
      );
    }
  }
}

/** The rows of the table that had no match. */
export function unmatchedRows(plan: JoinPlan, table: JoinTable): Batch {
  const rows = table.unmatchedRows();
  return joined(plan, rows.length, ({ side, from, type }) =>
    side === probeSide(plan) ? constantVector(type, missing(type), rows.length) : gather(table.column(from), rows),
  );
}

function joined({ columns }: JoinPlan, length: number, vectorOf: (column: JoinedColumn) => Vector): Batch {
  return new Batch(
    length,
    columns.map((column): [string, LazyVector] => [column.name, () => vectorOf(column)]),
  );
}
