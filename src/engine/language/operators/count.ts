import type { Plan } from '../../plan/plan.js';
import type { Name, OperatorNode } from '../../syntax/tree.js';
import { Batch } from '../../values/batch.js';
import { constantVector } from '../../values/vector.js';
import { defineOperator } from '../define.js';

interface CountNode extends OperatorNode {
  readonly as: Name | null;
}

export default defineOperator<CountNode, Plan>({
  name: 'count',
  summary: 'Gives the number of rows, as one row with the column `Count`.',
  source: 'https://learn.microsoft.com/kusto/query/count-operator',
  examples: [{ kql: 'range x from 1 to 5 step 1 | count', result: 5 }],

  parse: (parser) => ({ as: parser.accept('as') === null ? null : parser.name() }),

  bind: (node, input) => ({
    op: 'count',
    inputs: [input],
    columns: [{ name: node.as?.name ?? 'Count', type: 'long' }],
    open: false,
    ordered: true,
  }),

  *run(plan, context) {
    let rows = 0;
    for (const batch of context.run(plan.inputs[0] as Plan)) rows += batch.length;
    yield new Batch(
      1,
      plan.columns.map(({ name }) => [name, constantVector('long', BigInt(rows), 1)]),
    );
  },
});
