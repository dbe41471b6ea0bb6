import type { Expression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import type { JoinPlan } from './_hash-join.js';
import { joinedColumns } from './_join-columns.js';
import { bindJoinKeys, parseJoinConditions } from './_join-keys.js';
import { wordParameter } from './_parameters.js';
import { runJoin } from './_run-join.js';

interface LookupNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly right: Expression;
  readonly conditions: readonly Expression[];
}

export default defineOperator<LookupNode, JoinPlan>({
  name: 'lookup',
  summary:
    'Adds the columns of a second table by its key. Rows without a match stay, unless `kind=inner` leaves them out; the key of the second table is left out.',
  source: 'https://learn.microsoft.com/kusto/query/lookup-operator',
  examples: [
    {
      kql: 'datatable (k: long, a: string) [1, "x", 2, "y"] | lookup (datatable (k: long, b: string) [2, "p"]) on k',
      rows: [
        [1, 'x', ''],
        [2, 'y', 'p'],
      ],
      verified: 'engine',
    },
  ],

  parse(parser) {
    const parameters = parser.parameters('kind');
    const right = parser.tableExpression();
    return { parameters, right, conditions: parseJoinConditions(parser) };
  },

  bind(node, left, scope, binder) {
    const right = binder.table(node.right, scope.withRow(null));
    if (node.conditions.length === 0)
      binder.error('KS006', "the lookup has no 'on'", node.span, 'say which columns have to be equal: `on Name`');
    const kind =
      wordParameter(node.parameters, 'kind', ['leftouter', 'inner'], binder) === 'inner' ? 'inner' : 'leftouter';
    const keys = bindJoinKeys(node.conditions, { left, right, scope, binder });
    const added = right.columns.filter((c) => !keys.some((key) => key.rightColumn === c.name));
    const columns = joinedColumns(left.columns, added);
    return {
      op: 'lookup',
      inputs: [left, right],
      columns,
      open: left.open || right.open,
      ordered: false,
      kind,
      keys,
    } as JoinPlan;
  },

  run: runJoin,
});
