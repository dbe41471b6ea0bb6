import type { Plan, SeveralPlan } from '../../plan/plan.js';
import { Scope } from '../../plan/scope.js';
import { parseSteps } from '../../syntax/pipeline.js';
import type { Name, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { materializePlan } from '../scalars/materialize.js';
import { severalPlan } from './_several-results.js';

interface ForkNode extends OperatorNode {
  readonly branches: readonly { readonly name: Name | null; readonly steps: readonly OperatorNode[] }[];
}

export default defineOperator<ForkNode, SeveralPlan>({
  name: 'fork',
  summary:
    'Runs several subqueries on the same rows, each of which gives a table of its own; the first is the main result.',
  source: 'https://learn.microsoft.com/kusto/query/fork-operator',
  examples: [{ kql: 'range x from 1 to 5 step 1 | fork (where x > 4) all=(count)', rows: [[5]], verified: 'reasoned' }],

  parse(parser) {
    const branches: ForkNode['branches'][number][] = [];
    do {
      const name = parser.at('(') ? null : parser.name('a subquery in brackets');
      if (name !== null) parser.expect('=');
      branches.push({ name, steps: parseSteps(parser) });
    } while (parser.at('(') || parser.at('=', 1));
    return { branches };
  },

  bind({ branches }, input, scope, binder) {
    const shared = materializePlan(input);
    const results = branches.map(({ name, steps }, i) => ({
      name: name?.name ?? (i === 0 ? 'Results' : `Results_${i + 1}`),
      plan: binder.steps(steps, shared, new Scope(scope)),
    }));
    return severalPlan('fork', results);
  },

  run: ({ inputs }, context, filters) => context.run(inputs[0] as Plan, filters),
});
