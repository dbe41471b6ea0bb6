import type { Plan } from '../../plan/plan.js';
import { aggregateRows } from '../../run/aggregate-rows.js';
import { renamed } from '../../run/filters.js';
import type { NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindItems, type ProjectItem, refuseDynamicKeys } from './_items.js';

interface DistinctNode extends OperatorNode {
  readonly items: readonly NamedExpression[];
}

export interface DistinctPlan extends Plan {
  readonly items: readonly ProjectItem[];
}

export default defineOperator<DistinctNode, DistinctPlan>({
  name: 'distinct',
  summary: 'Gives each combination of the columns once; `*` means all columns.',
  source: 'https://learn.microsoft.com/kusto/query/distinct-operator',
  examples: [{ kql: 'range x from 1 to 5 step 1 | distinct y = x % 2', rows: [[1], [0]], verified: 'reasoned' }],

  parse(parser) {
    parser.parameters();
    return { items: parser.list(() => parser.named()) };
  },

  bind(node, input, scope, binder) {
    const items = bindItems(node.items, input, scope, binder, 'distinct');
    refuseDynamicKeys(items, node.items, input, binder);
    const columns = items.map(({ name, expr }) => ({ name, type: expr.type }));
    const open = input.open && node.items.some((item) => item.expression.kind === 'star');
    return { op: 'distinct', inputs: [input], columns, open, ordered: false, items } as DistinctPlan;
  },

  run(plan, context, filters) {
    const passed = renamed(filters, (name) => {
      const expr = plan.items.find((item) => item.name === name)?.expr;
      return expr?.kind === 'column' ? expr.name : undefined;
    });
    return aggregateRows(plan, { keys: plan.items, aggregates: [], outputs: [] }, context, passed);
  },
});
