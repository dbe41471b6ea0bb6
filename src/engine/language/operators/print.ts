import type { Plan } from '../../plan/plan.js';
import type { NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { Batch } from '../../values/batch.js';
import { defineOperator } from '../define.js';
import { bindItems, type ProjectItem } from './_items.js';

interface PrintNode extends OperatorNode {
  readonly items: readonly NamedExpression[];
}

interface PrintPlan extends Plan {
  readonly items: readonly ProjectItem[];
}

export default defineOperator<PrintNode, PrintPlan>({
  name: 'print',
  position: 'source',
  summary: 'Gives one row of computed values; unnamed ones are called `print_0`, `print_1`, …',
  source: 'https://learn.microsoft.com/kusto/query/print-operator',
  examples: [{ kql: 'print x = 1 + 2', result: 3 }],

  parse: (parser) => ({ items: parser.list(() => parser.named()) }),

  bind(node, _input, scope, binder) {
    const items = bindItems(node.items, null, scope, binder, 'print');
    const columns = items.map(({ name, expr }) => ({ name, type: expr.type }));
    return { op: 'print', inputs: [], columns, open: false, ordered: true, items } as PrintPlan;
  },

  *run(plan, context) {
    const row = new Batch(1, []);
    yield new Batch(
      1,
      plan.items.map(({ name, expr }) => [name, context.evaluate(expr, row)]),
    );
  },
});
