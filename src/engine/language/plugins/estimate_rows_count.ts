import type { Plan } from '../../plan/plan.js';
import { batchesOf } from '../../run/rows.js';
import type { Column } from '../../values/types.js';
import { definePlugin } from '../define.js';
import { PluginCall } from './_plugin-call.js';

const COLUMNS: readonly Column[] = [{ name: 'EstimatedRowsCount', type: 'long' }];

export default definePlugin<Plan>({
  name: 'estimate_rows_count',
  summary: 'How many rows a table has.',
  source: 'https://learn.microsoft.com/kusto/query/evaluate-operator',
  note: 'The exact number, where the service estimates.',
  examples: [{ kql: 'range x from 1 to 5 step 1 | evaluate estimate_rows_count()', rows: [[5]], verified: 'reasoned' }],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    args?.end();
    if (args === null) return binder.brokenTable();
    return { op: 'evaluate:estimate_rows_count', inputs: [args.input], columns: COLUMNS, open: false, ordered: false };
  },

  *run(plan, context) {
    let count = 0n;
    for (const batch of context.run(plan.inputs[0] as Plan)) count += BigInt(batch.length);
    yield* batchesOf(COLUMNS, [[count]], 1);
  },
});
