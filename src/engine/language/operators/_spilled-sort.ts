// Sorts rows that may need more memory than there is: what is held is sorted and put aside time and again, and merged at the end.

import { column } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { HeldRows } from '../../run/held-rows.js';
import { pieces } from '../../run/pieces.js';
import { SortedRuns } from '../../run/sorted-runs.js';
import { Batch } from '../../values/batch.js';
import type { Column } from '../../values/types.js';
import type { Vector } from '../../values/vector.js';
import { valueOrder } from './_key-order.js';
import { type OrderKey, sortedRows } from './_order.js';

/** The rows in the order of the keys; equal ones keep theirs. */
export function* sortedWithin(
  batches: Iterable<Batch>,
  columns: readonly Column[],
  keys: readonly OrderKey[],
  context: RunContext,
): Iterable<Batch> {
  // No column of a query is called like these.
  const keyColumns = keys.map(({ expr: { type } }, i): Column => ({ name: `\0key ${i}`, type }));
  const bareKeys = keys.map((key, i) => ({ ...key, expr: column(keyColumns[i] as Column) }));
  const all = [...columns, ...keyColumns];
  const share = context.memoryShare('sort');
  const held = new HeldRows(all, share);
  const runs = new SortedRuns(
    all,
    keys.map((key, i) => ({ column: `\0key ${i}`, compare: valueOrder(key.expr.type, key) })),
    context,
  );
  const withKeys = (batch: Batch) =>
    new Batch(batch.length, [
      ...columns.map(({ name }): [string, Vector] => [name, batch.column(name)]),
      ...keys.map(({ expr }, i): [string, Vector] => [`\0key ${i}`, context.evaluate(expr, batch)]),
    ]);
  const sorted = () => {
    const rows = held.rows();
    return rows.select(sortedRows(bareKeys, rows, context));
  };
  const putAside = () => {
    runs.add([sorted()]);
    held.clear();
  };
  try {
    let rows = 0;
    for (const batch of batches) {
      rows += batch.length;
      context.checkRows(runs.isEmpty ? rows : 0, 'sort');
      for (const piece of pieces(withKeys(batch), context.spillAt)) {
        held.add(piece);
        if (held.bytes > context.spillAt) putAside();
      }
    }
    if (!runs.isEmpty && !held.isEmpty) putAside();
    const names = columns.map(({ name }): [string, string] => [name, name]);
    for (const batch of runs.isEmpty ? [sorted()] : runs.merged()) yield batch.project(names);
  } finally {
    share.free();
    runs.drop();
  }
}
