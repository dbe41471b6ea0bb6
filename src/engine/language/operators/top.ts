import type { Expr, Plan } from '../../plan/plan.js';
import type { Expression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { firstRowsFilter } from './_first-rows-filter.js';
import { bindOrderKey, type OrderKey, type OrderKeyNode, parseOrderKey } from './_order.js';
import { TopRows } from './_top-rows.js';
import { bindRowCount, rowCount } from './take.js';

interface TopNode extends OperatorNode {
  readonly count: Expression;
  readonly keys: readonly OrderKeyNode[];
}

export interface TopPlan extends Plan {
  readonly count: Expr;
  readonly keys: readonly OrderKey[];
}

export default defineOperator<TopNode, TopPlan>({
  name: 'top',
  summary: 'Gives the first rows by the order of a key: the largest, or with `asc` the smallest.',
  source: 'https://learn.microsoft.com/kusto/query/top-operator',
  examples: [{ kql: 'range x from 1 to 5 step 1 | top 2 by x', rows: [[5], [4]] }],

  parse(parser) {
    parser.parameters();
    const count = parser.expression();
    parser.expect('by', 'write `top 10 by …`');
    return { count, keys: parser.list(() => parseOrderKey(parser)) };
  },

  bind(node, input, scope, binder) {
    const count = bindRowCount(node.count, scope, binder);
    const keys = node.keys.map((key) => bindOrderKey(key, input, scope, binder));
    return {
      op: 'top',
      inputs: [input],
      columns: input.columns,
      open: input.open,
      ordered: true,
      count,
      keys,
    } as TopPlan;
  },

  *run(plan, context) {
    const [input] = plan.inputs as [Plan];
    const count = rowCount(plan.count, context);
    const first = new TopRows(count, plan.keys, plan.columns, context);
    for (const batch of context.run(input, firstRowsFilter(input, plan.keys, count, context))) first.add(batch);
    yield first.rows();
  },
});
