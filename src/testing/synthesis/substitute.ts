// Expressions of a step as expressions over the variables of the events.

import { constant, type Expr, type ListQueryExpr, tablesRead } from '../../engine/query-parts.js';
import { readerOf } from '../../engine/values/vector.js';
import { rowOf } from './row-of.js';
import { Unfollowed } from './unfollowed.js';
import type { SymbolicRow, World } from './world.js';

export function substituted(expr: Expr, row: SymbolicRow, world: World): Expr {
  switch (expr.kind) {
    case 'constant':
      return expr;
    case 'column': {
      const found = row.get(expr.name);
      if (found === null) throw new Unfollowed(`the column '${expr.name}'`);
      return found;
    }
    case 'convert':
      return world.simplified({ ...expr, operand: substituted(expr.operand, row, world) });
    case 'call':
      return world.simplified({ ...expr, args: expr.args.map((arg) => substituted(arg, row, world)) });
    case 'scalar-query': {
      const [first] = expr.plan.columns;
      const value = first === undefined ? null : rowOf(expr.plan, world).get(first.name);
      if (value === null) throw new Unfollowed('toscalar()');
      return value;
    }
    case 'list-query':
      return listed(expr, world);
  }
}

/** Rows of tables of the query itself that are listed at most. */
const MOST_LISTED = 200;

/** The list as an array: of all values where no table is read, otherwise of one that there has to be. */
function listed({ plan, type }: ListQueryExpr, world: World): Expr {
  const [first] = plan.columns;
  if (first === undefined) throw new Unfollowed('a list without a column');
  if (tablesRead(plan).length > 0) {
    const value = rowOf(plan, world).get(first.name);
    if (value === null) throw new Unfollowed(`the column '${first.name}'`);
    return { kind: 'call', type: 'dynamic', function: 'pack_array', overload: 0, args: [value] };
  }
  const batch = world.evaluation.rows(plan);
  const read = readerOf(batch.column(first.name));
  const values = Array.from({ length: Math.min(batch.length, MOST_LISTED) }, (_, i) => constant(type, read(i)));
  return { kind: 'call', type: 'dynamic', function: 'pack_array', overload: 0, args: values };
}
