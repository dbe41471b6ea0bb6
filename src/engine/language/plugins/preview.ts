import type { Expr, Plan } from '../../plan/plan.js';
import { definePlugin } from '../define.js';
import { PluginCall } from './_plugin-call.js';

interface PreviewPlan extends Plan {
  readonly rows: Expr;
}

export default definePlugin<PreviewPlan>({
  name: 'preview',
  summary: 'The first rows of a table, at most so many.',
  source: 'https://learn.microsoft.com/kusto/query/preview-plugin',
  note: 'Only the first of the two tables that the service gives; the second is the number of all rows.',
  examples: [{ kql: 'range x from 1 to 5 step 1 | evaluate preview(2)', rows: [[1], [2]] }],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const rows = args.constant('the number of rows', 'long');
    args.end();
    const { columns, open, ordered } = args.input;
    return { op: 'evaluate:preview', inputs: [args.input], columns, open, ordered, rows } as PreviewPlan;
  },

  *run(plan, context) {
    let left = Number(context.constant(plan.rows));
    for (const batch of left > 0 ? context.run(plan.inputs[0] as Plan) : []) {
      yield batch.slice(0, Math.min(left, batch.length));
      left -= batch.length;
      if (left <= 0) return;
    }
  },
});
