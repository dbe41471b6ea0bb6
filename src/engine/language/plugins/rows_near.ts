import { constant, type Expr, type Plan } from '../../plan/plan.js';
import { trueRows } from '../../run/selection.js';
import { definePlugin } from '../define.js';
import { PluginCall } from './_plugin-call.js';

interface RowsNearPlan extends Plan {
  readonly condition: Expr;
  readonly before: Expr;
  readonly after: Expr | null;
}

export default definePlugin<RowsNearPlan>({
  name: 'rows_near',
  summary: 'The rows for which a condition is true, and so many rows before and after each of them.',
  source: 'https://learn.microsoft.com/kusto/query/rows-near-plugin',
  examples: [
    { kql: 'range x from 1 to 12 step 1 | evaluate rows_near(x == 7, 2)', rows: [[5], [6], [7], [8], [9]] },
    { kql: 'range x from 1 to 12 step 1 | evaluate rows_near(x == 7, 0, 1)', rows: [[7], [8]], verified: 'reasoned' },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    if (!args.input.ordered && !args.input.open) {
      binder.error(
        'KS160',
        "'rows_near' needs rows in an order",
        call.name.span,
        'put `| sort by …` or `| serialize` before it',
      );
    }
    const node = args.next('a condition');
    const condition = node === undefined ? constant('bool', null) : binder.predicate(node.expression, args.row);
    const before = args.constant('the number of rows', 'long');
    const after = args.left > 0 ? args.constant('the number of rows after', 'long') : null;
    args.end();
    const { columns, open, ordered } = args.input;
    return {
      op: 'evaluate:rows_near',
      inputs: [args.input],
      columns,
      open,
      ordered,
      condition,
      before,
      after,
    } as RowsNearPlan;
  },

  *run(plan, context) {
    const rows = context.all(plan.inputs[0] as Plan);
    const before = Number(context.constant(plan.before));
    const after = plan.after === null ? before : Number(context.constant(plan.after));
    const isNear = new Uint8Array(rows.length);
    for (const row of trueRows(context.evaluate(plan.condition, rows)))
      isNear.fill(1, Math.max(row - before, 0), row + after + 1);
    const kept = Uint32Array.from(isNear.keys()).filter((row) => isNear[row] === 1);
    yield rows.select(kept);
  },
});
