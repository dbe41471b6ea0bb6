import type { Plan } from '../../plan/plan.js';
import type { Expression, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';

interface RenderNode extends OperatorNode {
  readonly visualization: string;
  readonly properties: readonly { readonly name: string; readonly value: readonly Expression[] }[];
}

export interface RenderPlan extends Plan {
  readonly visualization: string;
  /** property names to their values as they stand in the query */
  readonly properties: Readonly<Record<string, string>>;
}

export default defineOperator<RenderNode, RenderPlan>({
  name: 'render',
  summary: 'Says how the result is to be drawn; the rows are not changed.',
  source: 'https://learn.microsoft.com/kusto/query/render-operator',
  examples: [{ kql: 'print x = 1 | render table', rows: [[1]] }],

  parse(parser) {
    const visualization = parser.name('a kind of chart').name;
    const properties: { name: string; value: Expression[] }[] = [];
    const property = () => {
      const name = parser.name('a property').name;
      parser.expect('=');
      const value = [parser.primary()];
      while (parser.at(',') && !parser.at('=', 2)) {
        parser.next();
        value.push(parser.primary());
      }
      properties.push({ name, value });
    };
    if (parser.accept('with') !== null) {
      parser.expect('(');
      while (parser.accept(')') === null) {
        property();
        parser.accept(',');
      }
    } else while (parser.peek().kind === 'name' && parser.at('=', 1)) property();
    // An older form names the columns of the axes after `by`; drawing is not ours, so they are read and left.
    if (parser.accept('by') !== null) parser.list(() => parser.name('a column'));
    return { visualization, properties };
  },

  bind(node, input) {
    const properties = Object.fromEntries(
      node.properties.map(({ name, value }) => [name, value.map(printed).join(', ')]),
    );
    return {
      op: 'render',
      inputs: [input],
      columns: input.columns,
      open: input.open,
      ordered: input.ordered,
      visualization: node.visualization,
      properties,
    } as RenderPlan;
  },

  run: (plan, context, filters) => context.run(plan.inputs[0] as Plan, filters),
});

function printed(value: Expression): string {
  if (value.kind === 'name') return value.name;
  return value.kind === 'literal' ? String(value.value) : '';
}
