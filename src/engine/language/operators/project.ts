import type { Plan } from '../../plan/plan.js';
import { renamed } from '../../run/filters.js';
import { ordinaryBatches } from '../../run/whole-table.js';
import type { NamedExpression, OperatorNode } from '../../syntax/tree.js';
import { Batch } from '../../values/batch.js';
import { defineOperator } from '../define.js';
import { bindItems, type ProjectItem } from './_items.js';

interface ProjectNode extends OperatorNode {
  readonly items: readonly NamedExpression[];
}

export interface ProjectPlan extends Plan {
  readonly items: readonly ProjectItem[];
}

export default defineOperator<ProjectNode, ProjectPlan>({
  name: 'project',
  summary: 'Gives the named and computed columns, in this order, and no others.',
  source: 'https://learn.microsoft.com/kusto/query/project-operator',
  examples: [{ kql: 'print a = 1, b = 2 | project b, c = a + b', rows: [[2, 3]] }],

  parse: (parser) => ({ items: parser.list(() => parser.named()) }),

  bind(node, input, scope, binder) {
    return projectPlan(input, bindItems(node.items, input, scope, binder, 'project'));
  },

  *run(plan, context, filters) {
    const [input] = plan.inputs as [Plan];
    const items = new Map(plan.items.map((item) => [item.name, item.expr]));
    const passed = renamed(filters, (name) => {
      const expr = items.get(name);
      return expr?.kind === 'column' ? expr.name : undefined;
    });
    for (const batch of ordinaryBatches(input, [...items.values()], context, passed)) {
      yield new Batch(
        batch.length,
        plan.items.map(({ name, expr }) => [name, () => context.evaluate(expr, batch)]),
      );
    }
  },
});

export function projectPlan(input: Plan, items: readonly ProjectItem[]): ProjectPlan {
  const columns = items.map(({ name, expr }) => ({ name, type: expr.type }));
  return { op: 'project', inputs: [input], columns, open: false, ordered: input.ordered, items };
}

/** A projection of columns as they are, under the names that they are to have: `[new name, old name]`. */
export function pickPlan(input: Plan, names: Iterable<readonly [string, string]>): ProjectPlan {
  const types = new Map(input.columns.map((c) => [c.name, c.type]));
  const items = [...names].map(([name, from]) => ({
    name,
    expr: { kind: 'column', name: from, type: types.get(from) ?? 'dynamic' } as const,
  }));
  return { ...projectPlan(input, items), open: input.open };
}
