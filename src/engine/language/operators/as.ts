import type { Plan } from '../../plan/plan.js';
import type { Name, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { materializePlan } from '../scalars/materialize.js';
import { parameterText } from './_parameters.js';

interface AsNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly name: Name;
}

export interface AsPlan extends Plan {
  readonly op: 'as';
  readonly name: string;
}

export default defineOperator<AsNode, AsPlan>({
  name: 'as',
  summary: 'Gives the table so far a name, by which the rest of the query can read it again.',
  source: 'https://learn.microsoft.com/kusto/query/as-operator',
  examples: [
    {
      kql: 'range x from 1 to 3 step 1 | as T | where x > toscalar(T | summarize avg(x))',
      rows: [[3]],
      verified: 'reasoned',
    },
    {
      kql: 'union withsource=Name (print x = 1 | as A), (print x = 2 | as B)',
      rows: [
        ['A', 1],
        ['B', 2],
      ],
    },
  ],

  parse: (parser) => ({ parameters: parser.parameters(), name: parser.name('a name') }),

  bind({ parameters, name }, input, scope) {
    const source = parameterText(parameters, 'hint.materialized') === 'true' ? materializePlan(input) : input;
    const plan: AsPlan = {
      op: 'as',
      inputs: [source],
      columns: input.columns,
      open: input.open,
      ordered: input.ordered,
      name: name.name,
    };
    // It names the table among the results of a query, too.
    scope.declare(name, { kind: 'table', plan }, true);
    return plan;
  },

  run: ({ inputs }, context, filters) => context.run(inputs[0] as Plan, filters),
});
