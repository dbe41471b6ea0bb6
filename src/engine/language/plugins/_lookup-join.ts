// Rows of a table beside rows of a lookup table that belong to them by a rule of the plugin's own, not by equality.

import type { Binder } from '../../plan/binder.js';
import { column, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import type { Expression } from '../../syntax/tree.js';
import { Batch, concatBatches, type LazyVector } from '../../values/batch.js';
import { constantVector, gather, missing } from '../../values/vector.js';
import { type JoinedColumn, joinedColumns } from '../operators/_join-columns.js';
import { columnArgument } from './_arguments.js';
import type { PluginCall } from './_plugin-call.js';

/** The inputs are the table and the lookup table. */
export interface LookupPlan extends Plan {
  readonly inputs: readonly [Plan, Plan];
  readonly columns: readonly JoinedColumn[];
  /** rows that nothing belongs to stay, beside missing values */
  readonly unmatched: Expr;
}

/** The first argument: the lookup table. */
export function lookupTable(args: PluginCall): Plan {
  const node = args.next('a lookup table');
  return node === undefined ? args.binder.brokenTable() : args.binder.table(node.expression, args.scope.withRow(null));
}

/** An argument that names a column of the lookup table. */
export function lookupColumn(what: string, table: Plan, args: PluginCall): Extract<Expr, { kind: 'column' }> {
  const node = args.next(what);
  const found = node === undefined ? null : columnOf(node.expression, table, args);
  return found ?? column({ name: '', type: 'dynamic' });
}

function columnOf(node: Expression, table: Plan, { scope, binder }: { scope: PluginCall['scope']; binder: Binder }) {
  return columnArgument(node, scope.withRow(table), binder);
}

/** @param hidden columns of the lookup table that the result has not */
export function lookupPlan<P extends object>(
  name: string,
  args: PluginCall,
  table: Plan,
  hidden: readonly string[],
  fields: P,
): LookupPlan & P {
  const added = table.columns.filter((c) => !hidden.includes(c.name));
  const columns = joinedColumns(args.input.columns, added);
  const plan = {
    op: `evaluate:${name}`,
    inputs: [args.input, table] as const,
    columns,
    open: args.input.open || table.open,
    ordered: false,
  };
  return { ...plan, unmatched: args.named('return_unmatched', 'bool', false), ...fields };
}

/** The rows of the lookup table that belong to a row. */
export type Belonging = (row: number) => readonly number[];

/** @param prepare is given all rows of the lookup table, and gives what belongs to the rows of each batch */
export function* lookupJoin(
  plan: LookupPlan,
  context: RunContext,
  prepare: (table: Batch) => (batch: Batch) => Belonging,
): Iterable<Batch> {
  const [input, lookup] = plan.inputs;
  const table = context.all(lookup);
  const belongingIn = prepare(table);
  const unmatched = context.constant(plan.unmatched) === true;
  const none = table.length;
  const rows = concatBatches(lookup.columns, [
    table,
    new Batch(
      1,
      lookup.columns.map(({ name, type }) => [name, constantVector(type, missing(type), 1)]),
    ),
  ]);
  for (const batch of context.run(input)) {
    const belonging = belongingIn(batch);
    const pairs = { left: [] as number[], right: [] as number[] };
    for (let row = 0; row < batch.length; row++) {
      const found = belonging(row);
      for (const right of found.length === 0 && unmatched ? [none] : found) {
        pairs.left.push(row);
        pairs.right.push(right);
      }
    }
    context.checkRows(pairs.left.length, plan.op);
    const [left, right] = [Uint32Array.from(pairs.left), Uint32Array.from(pairs.right)];
    const columns = plan.columns.map(({ name, side, from }): [string, LazyVector] => [
      name,
      side === 'left' ? () => gather(batch.column(from), left) : () => gather(rows.column(from), right),
    ]);
    yield new Batch(left.length, columns);
  }
}
