import type { Plan } from '../../plan/plan.js';
import { renamed } from '../../run/filters.js';
import { ordinaryBatches } from '../../run/whole-table.js';
import type { NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { bindItems, type ProjectItem } from './_items.js';

interface ExtendNode extends OperatorNode {
  readonly items: readonly NamedExpression[];
}

export interface ExtendPlan extends Plan {
  readonly items: readonly ProjectItem[];
}

export default defineOperator<ExtendNode, ExtendPlan>({
  name: 'extend',
  summary: 'Adds computed columns; a column of the same name is replaced where it stands.',
  source: 'https://learn.microsoft.com/kusto/query/extend-operator',
  examples: [{ kql: 'print x = 2 | extend y = x * 2, x = x + 1', rows: [[3, 4]] }],

  parse: (parser) => ({ items: parser.list(() => parser.named()) }),

  bind(node, input, scope, binder) {
    const items = bindItems(node.items, input, scope, binder, 'extend');
    return extendPlan(input, items);
  },

  *run(plan, context, filters) {
    const [input] = plan.inputs as [Plan];
    const exprs = plan.items.map((item) => item.expr);
    const passed = renamed(filters, (name) => {
      const expr = plan.items.findLast((item) => item.name === name)?.expr;
      if (expr === undefined) return name;
      return expr.kind === 'column' ? expr.name : undefined;
    });
    for (const batch of ordinaryBatches(input, exprs, context, passed)) {
      yield batch.with(plan.items.map(({ name, expr }) => [name, () => context.evaluate(expr, batch)]));
    }
  },
});

export function extendPlan(input: Plan, items: readonly ProjectItem[]): ExtendPlan {
  const columns = new Map(input.columns.map((c) => [c.name, c]));
  for (const { name, expr } of items) columns.set(name, { name, type: expr.type });
  return {
    op: 'extend',
    inputs: [input],
    columns: [...columns.values()],
    open: input.open,
    ordered: input.ordered,
    items,
  };
}
