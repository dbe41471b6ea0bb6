import type { Binder } from '../../plan/binder.js';
import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { RunContext } from '../../run/context.js';
import type { Expression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';

interface TakeNode extends OperatorNode {
  readonly count: Expression;
}

interface TakePlan extends Plan {
  readonly count: Expr;
}

export default defineOperator<TakeNode, TakePlan>({
  name: 'take',
  aliases: ['limit'],
  summary: 'Gives up to this many rows: the first ones here, arbitrary ones in the service.',
  source: 'https://learn.microsoft.com/kusto/query/take-operator',
  examples: [{ kql: 'range x from 1 to 5 step 1 | take 2', rows: [[1], [2]] }],

  parse(parser) {
    parser.parameters();
    return { count: parser.expression() };
  },

  bind(node, input, scope, binder) {
    const count = bindRowCount(node.count, scope, binder);
    return {
      op: 'take',
      inputs: [input],
      columns: input.columns,
      open: input.open,
      ordered: input.ordered,
      count,
    } as TakePlan;
  },

  *run(plan, context) {
    let left = rowCount(plan.count, context);
    if (left <= 0) return;
    for (const batch of context.run(plan.inputs[0] as Plan)) {
      yield batch.slice(0, Math.min(left, batch.length));
      left -= batch.length;
      if (left <= 0) return;
    }
  },
});

/** A number of rows, which no column can be part of. */
export function bindRowCount(node: Expression, scope: Scope, binder: Binder): Expr {
  const expr = binder.expression(node, scope.withRow(null));
  if (expr.type === 'long' || expr.type === 'int' || binder.isUnchecked(expr)) return convertTo('long', expr);
  binder.error('KS134', `expected a number of rows (long), found ${expr.type}`, node.span);
  return binder.unchecked('long');
}

/** A constant number of rows; null counts as none. */
export function rowCount(expr: Expr, context: RunContext): number {
  return Math.max(0, Number(context.constant(expr) ?? 0n));
}
