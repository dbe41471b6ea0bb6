import type { Expr, Plan } from '../../plan/plan.js';
import { RandomNumbers } from '../../run/random-numbers.js';
import type { Expression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindRowCount, rowCount } from './take.js';

interface SampleNode extends OperatorNode {
  readonly count: Expression;
}

interface SamplePlan extends Plan {
  readonly count: Expr;
}

export default defineOperator<SampleNode, SamplePlan>({
  name: 'sample',
  summary: 'Gives up to this many rows, drawn by chance.',
  source: 'https://learn.microsoft.com/kusto/query/sample-operator',
  note: 'The same query at the same time of the query draws the same rows.',
  examples: [{ kql: 'range x from 1 to 100 step 1 | sample 7 | count', result: 7 }],

  parse: (parser) => ({ count: parser.expression() }),

  bind(node, input, scope, binder) {
    const count = bindRowCount(node.count, scope, binder);
    return {
      op: 'sample',
      inputs: [input],
      columns: input.columns,
      open: input.open,
      ordered: input.ordered,
      count,
    } as SamplePlan;
  },

  *run(plan, context) {
    const batch = context.all(plan.inputs[0] as Plan);
    const rows = drawn(rowCount(plan.count, context), batch.length, new RandomNumbers(context.options.now));
    yield batch.select(rows);
  },
});

/** `count` of the numbers below `length`, ascending: each is taken with the chance that those still wanted leave it. */
function drawn(count: number, length: number, random: RandomNumbers): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) {
    const wanted = Math.min(count, length) - rows.length;
    if (random.real() * (length - row) < wanted) rows.push(row);
  }
  return Uint32Array.from(rows);
}
