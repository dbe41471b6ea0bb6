import type { Plan } from '../../plan/plan.js';
import type { OperatorNode } from '../../syntax/tree.js';
import { Batch } from '../../values/batch.js';
import { defineOperator } from '../define.js';

export default defineOperator<OperatorNode, Plan>({
  name: 'consume',
  summary: 'Computes the rows so far and gives none of them: to see how long a query takes.',
  source: 'https://learn.microsoft.com/kusto/query/consume-operator',
  examples: [{ kql: 'range x from 1 to 3 step 1 | consume', rows: [], verified: 'reasoned' }],

  parse(parser) {
    parser.parameters('decodeblocks');
    return {};
  },

  bind: (_node, input) => ({ op: 'consume', inputs: [input], columns: [], open: false, ordered: true }),

  *run({ inputs }, context) {
    const [input] = inputs as [Plan];
    for (const batch of context.run(input)) for (const { name } of input.columns) batch.column(name);
    yield new Batch(0, []);
  },
});
