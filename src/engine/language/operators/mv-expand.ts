import { constant, type Plan } from '../../plan/plan.js';
import { passing } from '../../run/filters.js';
import type { OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { expandRows, rowLimit } from './_expand.js';
import { bindExpansion, type Expansion, type MvItemsNode, parseMvItems } from './_mv-items.js';

interface MvExpandNode extends OperatorNode, MvItemsNode {
  /** written `mvexpand`, as it was called once */
  readonly legacy: boolean;
}

export interface MvExpandPlan extends Plan {
  readonly expansion: Expansion;
}

/** Rows that `mvexpand` makes of one row where no limit is written. */
const LEGACY_LIMIT = constant('long', 128n);

export default defineOperator<MvExpandNode, MvExpandPlan>({
  name: 'mv-expand',
  aliases: ['mvexpand'],
  summary:
    'Makes a row of each element of an array and of each property of a bag. Several columns are taken apart side by side; an empty array makes no row, null makes one.',
  source: 'https://learn.microsoft.com/kusto/query/mv-expand-operator',
  examples: [
    {
      kql: 'datatable (a: long, b: dynamic) [1, dynamic([10, 20]), 2, dynamic(["x"])] | mv-expand b',
      rows: [
        [1, 10],
        [1, 20],
        [2, 'x'],
      ],
      verified: 'engine',
    },
    {
      kql: 'print b = dynamic({"p": 1, "q": 2}) | mv-expand kind=array b',
      rows: [[['p', 1]], [['q', 2]]],
      verified: 'engine',
    },
    {
      kql: 'print a = dynamic([1, 2, 3]), b = dynamic([5]) | mv-expand with_itemindex=i a to typeof(long), b limit 2',
      rows: [
        [1, 5, 0],
        [2, null, 1],
      ],
    },
  ],

  parse: (parser) => ({ legacy: parser.last.text === 'mvexpand', ...parseMvItems(parser) }),

  bind(node, input, scope, binder) {
    const bound = bindExpansion(node, input, scope, binder);
    const expansion = node.legacy ? { ...bound, limit: bound.limit ?? LEGACY_LIMIT } : bound;
    return {
      op: 'mv-expand',
      inputs: [input],
      columns: bound.columns,
      open: input.open,
      ordered: input.ordered,
      expansion,
    } as MvExpandPlan;
  },

  *run({ inputs, expansion }, context, filters) {
    const limit = rowLimit(expansion, context);
    const passed = passing(filters, [...expansion.items.map(({ name }) => name), expansion.itemIndex ?? '']);
    for (const batch of context.run(inputs[0] as Plan, passed)) {
      for (const expanded of expandRows(expansion, batch, limit, context)) yield expanded.batch;
    }
  },
});
