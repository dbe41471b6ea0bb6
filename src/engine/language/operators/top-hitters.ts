import { resolveCall } from '../../plan/bind-call.js';
import type { Binder } from '../../plan/binder.js';
import type { BoundAggregate } from '../../plan/language.js';
import { column, convertTo, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Expression, NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindItems } from './_items.js';
import type { SummarizePlan } from './summarize.js';
import { bindRowCount } from './take.js';
import type { TopPlan } from './top.js';

interface TopHittersNode extends OperatorNode {
  readonly count: Expression;
  readonly of: NamedExpression;
  readonly by: NamedExpression | null;
}

export default defineOperator<TopHittersNode, Plan>({
  name: 'top-hitters',
  summary: 'Gives the values that the most rows have, or whose rows have the largest sum, with that number.',
  source: 'https://learn.microsoft.com/kusto/query/top-hitters-operator',
  note: 'Exact, where the service estimates.',
  examples: [
    { kql: 'datatable (x: string) ["a", "b", "a"] | top-hitters 1 of x', rows: [['a', 2]], verified: 'reasoned' },
    {
      kql: 'datatable (x: string, n: long) ["a", 1, "b", 5, "a", 2] | top-hitters 1 of x by n',
      rows: [['b', 5]],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    parser.parameters();
    const count = parser.expression();
    parser.expect('of');
    const of = parser.named();
    return { count, of, by: parser.accept('by') === null ? null : parser.named() };
  },

  /** As `summarize count() by of | top count by count_`. */
  bind(node, input, scope, binder) {
    const count = bindRowCount(node.count, scope, binder);
    const keys = bindItems([node.of], input, scope, binder, 'by');
    const [key] = keys;
    const hits =
      node.by === null
        ? aggregate('count', [], node, scope.withRow(input), binder)
        : aggregate('sum', [node.by], node, scope.withRow(input), binder);
    const stem =
      node.by === null ? `approximate_count_${key?.name ?? ''}` : `approximate_sum_${binder.nameOf(node.by) ?? ''}`;
    const [sum = { name: '$0', type: 'long' }] = hits.columns;
    const type = hits.args[0]?.type ?? 'long';
    const output = { name: stem, expr: convertTo(type, column(sum)) };
    const columns = [...keys.map(({ name, expr }) => ({ name, type: expr.type })), { name: stem, type }];
    const summary: SummarizePlan = {
      op: 'summarize',
      inputs: [input],
      columns,
      open: false,
      ordered: false,
      keys,
      aggregates: [hits],
      outputs: [output],
    };
    const byHits = { expr: column({ name: stem, type }), descending: true, nullsFirst: false };
    return { op: 'top', inputs: [summary], columns, open: false, ordered: true, count, keys: [byHits] } as TopPlan;
  },
});

function aggregate(
  name: string,
  args: readonly NamedExpression[],
  { keywordSpan }: TopHittersNode,
  row: Scope,
  binder: Binder,
): BoundAggregate {
  const binding = binder.language.aggregate(name);
  const result = binding === undefined ? null : resolveCall(binding, args, keywordSpan, row, binder);
  const { overload, args: bound, type } = result ?? { overload: 0, args: [], type: 'long' };
  return { function: name, overload, args: bound, columns: [{ name: '$0', type }] };
}
