import type { Expression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import type { JoinKind, JoinPlan } from './_hash-join.js';
import { joinedColumns } from './_join-columns.js';
import { bindJoinKeys, parseJoinConditions } from './_join-keys.js';
import { wordParameter } from './_parameters.js';
import { runJoin } from './_run-join.js';

interface JoinNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly right: Expression;
  readonly conditions: readonly Expression[];
}

const KINDS: Readonly<Record<string, JoinKind>> = {
  innerunique: 'innerunique',
  inner: 'inner',
  leftouter: 'leftouter',
  rightouter: 'rightouter',
  fullouter: 'fullouter',
  leftsemi: 'leftsemi',
  rightsemi: 'rightsemi',
  leftanti: 'leftanti',
  leftantisemi: 'leftanti',
  anti: 'leftanti',
  rightanti: 'rightanti',
  rightantisemi: 'rightanti',
};

export default defineOperator<JoinNode, JoinPlan>({
  name: 'join',
  summary:
    'Puts rows of two tables beside each other whose keys are equal; a null key equals a null key. Unless `kind` says otherwise, each key of the left side counts once.',
  source: 'https://learn.microsoft.com/kusto/query/join-operator',
  note: 'Where one row of several stands for a key (`innerunique`), it is the first; in the service it is any.',
  examples: [
    {
      kql: 'datatable (k: long, a: string) [1, "x", 2, "y", 2, "z"] | join kind=inner (datatable (k: long, b: string) [2, "p", 3, "q"]) on k',
      rows: [
        [2, 'y', 2, 'p'],
        [2, 'z', 2, 'p'],
      ],
    },
    {
      kql: 'datatable (k: long, a: string) [1, "x", 2, "y", 2, "z"] | join (datatable (n: long, b: string) [2, "p"]) on $left.k == $right.n',
      rows: [[2, 'y', 2, 'p']],
    },
    {
      kql: 'datatable (k: long) [1, 2] | join kind=leftanti (datatable (k: long) [2]) on k',
      rows: [[1]],
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
      binder.error('KS006', "the join has no 'on'", node.span, 'say which columns have to be equal: `on Name`');
    const kind =
      KINDS[wordParameter(node.parameters, 'kind', Object.keys(KINDS), binder) ?? 'innerunique'] ?? 'innerunique';
    const keys = bindJoinKeys(node.conditions, { left, right, scope, binder });
    const sides = sidesOf(kind);
    const kept = [left, right].filter((_, i) => sides[i]);
    const columns = joinedColumns(sides[0] ? left.columns : [], sides[1] ? right.columns : []);
    const open = kept.some((side) => side.open);
    return { op: 'join', inputs: [left, right], columns, open, ordered: false, kind, keys } as JoinPlan;
  },

  run: runJoin,
});

/** Whether the result has the columns of the left side, and of the right. */
function sidesOf(kind: JoinKind): readonly [boolean, boolean] {
  if (kind === 'leftsemi' || kind === 'leftanti') return [true, false];
  return [kind !== 'rightsemi' && kind !== 'rightanti', true];
}
