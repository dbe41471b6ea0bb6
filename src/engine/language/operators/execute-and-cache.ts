import type { Plan } from '../../plan/plan.js';
import type { OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';

export default defineOperator<OperatorNode, Plan>({
  name: 'execute-and-cache',
  aliases: ['__executeAndCache'],
  summary: 'Gives the rows as they are; in the service it keeps them in a cache.',
  source: 'https://learn.microsoft.com/kusto/query/',
  note: "Microsoft's parser knows it; no page of the documentation describes it.",
  examples: [{ kql: 'print x = 1 | __executeAndCache', result: 1, verified: 'reasoned' }],

  parse: () => ({}),

  bind: (_node, input) => ({
    op: 'execute-and-cache',
    inputs: [input],
    columns: input.columns,
    open: input.open,
    ordered: input.ordered,
  }),

  run: ({ inputs }, context, filters) => context.run(inputs[0] as Plan, filters),
});
