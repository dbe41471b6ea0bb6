import type { BoundAggregate } from '../../plan/language.js';
import type { Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import { aggregateRows } from '../../run/aggregate-rows.js';
import type { NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindAggregates } from './_aggregates.js';
import { bindItems, type ProjectItem, refuseDynamicKeys } from './_items.js';

interface SummarizeNode extends OperatorNode {
  readonly aggregates: readonly NamedExpression[];
  readonly by: readonly NamedExpression[];
  readonly grouped: boolean;
}

export interface SummarizePlan extends Plan {
  readonly keys: readonly ProjectItem[];
  readonly aggregates: readonly BoundAggregate[];
  /** what the aggregate columns are made of, where they are more than the bare aggregates */
  readonly outputs: readonly ProjectItem[];
}

export default defineOperator<SummarizeNode, SummarizePlan>({
  name: 'summarize',
  summary: 'Gives a row for each combination of the keys, with the aggregates over its rows.',
  source: 'https://learn.microsoft.com/kusto/query/summarize-operator',
  examples: [
    {
      kql: 'range x from 1 to 5 step 1 | summarize total = sum(x), count() by odd = x % 2 | sort by odd asc',
      rows: [
        [0, 6, 2],
        [1, 9, 3],
      ],
    },
  ],

  parse(parser) {
    parser.parameters();
    const aggregates =
      parser.at('by') || parser.at('|') || parser.atEnd() || parser.at(')') || parser.at(';')
        ? []
        : parser.list(() => parser.named());
    const grouped = parser.accept('by') !== null;
    const by = grouped ? parser.list(() => parser.named()) : [];
    return { aggregates, by, grouped };
  },

  bind(node, input, scope, binder) {
    const keys = bindItems(node.by, input, scope, binder, 'by');
    refuseDynamicKeys(keys, node.by, input, binder, 'KS140');
    const names = new UniqueNames(keys.map((key) => key.name));
    const { aggregates, outputs } = bindAggregates(node.aggregates, input, scope, binder, names, { by: node.by, keys });
    const columns = [...keys, ...outputs].map(({ name, expr }) => ({ name, type: expr.type }));
    const open = input.open && node.aggregates.some(takesAllColumns);
    return {
      op: 'summarize',
      inputs: [input],
      columns,
      open,
      ordered: false,
      keys,
      aggregates,
      outputs,
    } as SummarizePlan;
  },

  run: (plan, context) => aggregateRows(plan, plan, context),
});

/** `arg_max(x, *)` and its like. */
function takesAllColumns({ expression }: NamedExpression): boolean {
  return expression.kind === 'call' && expression.args.some((arg) => arg.expression.kind === 'star');
}
