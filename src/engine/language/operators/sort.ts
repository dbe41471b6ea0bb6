import type { Plan } from '../../plan/plan.js';
import type { OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindOrderKey, type OrderKey, type OrderKeyNode, parseOrderKey, sortedRows } from './_order.js';
import { sortedWithin } from './_spilled-sort.js';

interface SortNode extends OperatorNode {
  readonly keys: readonly OrderKeyNode[];
}

interface SortPlan extends Plan {
  readonly keys: readonly OrderKey[];
}

export default defineOperator<SortNode, SortPlan>({
  name: 'sort',
  aliases: ['order'],
  summary:
    'Puts the rows in the order of the keys: descending with nulls last, unless `asc`, `nulls first` or `nulls last` says otherwise.',
  source: 'https://learn.microsoft.com/kusto/query/sort-operator',
  examples: [{ kql: 'datatable (x: long) [2, long(null), 3] | sort by x', rows: [[3], [2], [null]] }],

  parse(parser) {
    parser.parameters();
    parser.expect('by', 'write `sort by …`');
    return { keys: parser.list(() => parseOrderKey(parser)) };
  },

  bind(node, input, scope, binder) {
    const keys = node.keys.map((key) => bindOrderKey(key, input, scope, binder));
    return { op: 'sort', inputs: [input], columns: input.columns, open: input.open, ordered: true, keys } as SortPlan;
  },

  *run(plan, context, filters) {
    const [input] = plan.inputs as [Plan];
    if (context.countsMemory && !plan.open && !plan.keys.some(({ expr }) => context.evaluator.readsOtherRows(expr))) {
      yield* sortedWithin(context.run(input, filters), plan.columns, plan.keys, context);
      return;
    }
    const batch = context.all(input, filters);
    yield batch.select(sortedRows(plan.keys, batch, context));
  },
});
