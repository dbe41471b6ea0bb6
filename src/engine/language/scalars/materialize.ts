import type { Plan } from '../../plan/plan.js';
import { defineTableFunction } from '../define.js';

/** Every place that reads the same node reads the same rows. */
export function materializePlan(input: Plan): Plan {
  return { op: 'materialize', inputs: [input], columns: input.columns, open: input.open, ordered: input.ordered };
}

export default defineTableFunction<Plan>({
  name: 'materialize',
  summary: 'The rows of a table, computed once for all places of the query that read them.',
  source: 'https://learn.microsoft.com/kusto/query/materialize-function',
  examples: [
    {
      kql: 'let m = materialize(range x from 1 to 3 step 1); m | extend share = x * 1.0 / toscalar(m | count)',
      rows: [
        [1, 1 / 3],
        [2, 2 / 3],
        [3, 1],
      ],
      verified: 'reasoned',
    },
  ],

  bind({ args, name }, scope, binder) {
    const [argument] = args;
    if (argument === undefined || args.length > 1) {
      binder.error(
        'KS119',
        `'materialize' takes 1 argument, found ${args.length}`,
        name.span,
        'write `materialize(T | …)`',
      );
      return binder.brokenTable();
    }
    return materializePlan(binder.table(argument.expression, scope.withRow(null)));
  },

  run: (plan, context) => [context.once(plan.inputs[0] as Plan)],
});
