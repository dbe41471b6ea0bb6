import type { Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindItems } from './_items.js';
import { extendPlan } from './extend.js';

interface SerializeNode extends OperatorNode {
  readonly items: readonly NamedExpression[];
}

export default defineOperator<SerializeNode, Plan>({
  name: 'serialize',
  summary:
    'Says that the rows come in an order that means something, as `prev()` and `row_number()` need it; it can add columns.',
  source: 'https://learn.microsoft.com/kusto/query/serialize-operator',
  examples: [{ kql: 'print x = 7 | serialize y = x + 1', rows: [[7, 8]], verified: 'reasoned' }],

  parse(parser) {
    const { kind, text } = parser.peek();
    const ends = kind === 'end' || (kind === 'symbol' && text !== '(' && text !== '[');
    return { items: ends ? [] : parser.list(() => parser.named()) };
  },

  bind({ items }, input, scope, binder) {
    const rows: Plan = { op: 'serialize', inputs: [input], columns: input.columns, open: input.open, ordered: true };
    if (items.length === 0) return rows;
    // Unlike `extend`, it never replaces a column.
    const names = new UniqueNames(input.columns.map((c) => c.name));
    const bound = bindItems(items, rows, scope, binder, 'project').map(({ name, expr }) => ({
      name: names.add(name),
      expr,
    }));
    return extendPlan(rows, bound);
  },

  run: ({ inputs }, context, filters) => context.run(inputs[0] as Plan, filters),
});
