import type { Expr, Plan } from '../../plan/plan.js';
import { GroupIndex } from '../../run/group.js';
import type { Expression, NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { Batch } from '../../values/batch.js';
import { slice, type Vector } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { bindItems, type ProjectItem, refuseDynamicKeys } from './_items.js';
import { bindRowCount, rowCount } from './take.js';

interface SampleDistinctNode extends OperatorNode {
  readonly count: Expression;
  readonly item: NamedExpression;
}

interface SampleDistinctPlan extends Plan {
  readonly count: Expr;
  readonly item: ProjectItem;
}

export default defineOperator<SampleDistinctNode, SampleDistinctPlan>({
  name: 'sample-distinct',
  summary: 'Gives up to this many distinct values of a column: the first ones here, arbitrary ones in the service.',
  source: 'https://learn.microsoft.com/kusto/query/sample-distinct-operator',
  examples: [
    {
      kql: 'range x from 1 to 9 step 1 | extend odd = x % 2 | sample-distinct 5 of odd',
      rows: [[1], [0]],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const count = parser.expression();
    parser.expect('of');
    return { count, item: parser.named() };
  },

  bind(node, input, scope, binder) {
    const count = bindRowCount(node.count, scope, binder);
    const items = bindItems([node.item], input, scope, binder, 'project');
    refuseDynamicKeys(items, [node.item], input, binder);
    const [item = { name: 'Column1', expr: binder.unchecked() }] = items;
    if (node.item.expression.kind !== 'name') binder.error('KS109', 'expected the name of a column', node.item.span);
    return {
      op: 'sample-distinct',
      inputs: [input],
      columns: [{ name: item.name, type: item.expr.type }],
      open: false,
      ordered: false,
      count,
      item,
    } as SampleDistinctPlan;
  },

  *run({ count, item, inputs }, context) {
    const wanted = rowCount(count, context);
    const index = new GroupIndex([item.expr.type]);
    for (const batch of context.run(inputs[0] as Plan)) {
      index.groupsOf([context.evaluate(item.expr, batch)], batch.length);
      if (index.count >= wanted) break;
    }
    const length = Math.min(index.count, wanted);
    yield new Batch(length, [[item.name, slice(index.keys()[0] as Vector, 0, length)]]);
  },
});
