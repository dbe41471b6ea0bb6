import type { BoundAggregate } from '../../plan/language.js';
import { column, type Plan, type SeveralPlan } from '../../plan/plan.js';
import { Scope } from '../../plan/scope.js';
import { parseSteps } from '../../syntax/pipeline.js';
import type { Name, OperatorNode } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { materializePlan } from '../scalars/materialize.js';
import { severalPlan } from './_several-results.js';

interface FacetNode extends OperatorNode {
  readonly columns: readonly Name[];
  readonly steps: readonly OperatorNode[] | null;
}

/** `count()`, by its place in the plan */
const COUNT: BoundAggregate = { function: 'count', overload: 0, args: [], columns: [{ name: '$0', type: 'long' }] };

export default defineOperator<FacetNode, SeveralPlan>({
  name: 'facet',
  summary:
    'Gives a table for each column: its values and how often each is there; before these, where there is a `with`, what a subquery makes of the rows.',
  source: 'https://learn.microsoft.com/kusto/query/facet-operator',
  examples: [
    {
      kql: 'datatable (a: string, b: long) ["x", 1, "y", 1, "x", 2] | facet by a, b',
      rows: [
        ['x', 2],
        ['y', 1],
      ],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    parser.expect('by');
    const columns = parser.list(() => parser.name('a column'));
    return { columns, steps: parser.accept('with') === null ? null : parseSteps(parser) };
  },

  bind(node, input, scope, binder) {
    const shared = materializePlan(input);
    const main =
      node.steps === null ? [] : [{ name: 'Results', plan: binder.steps(node.steps, shared, new Scope(scope)) }];
    const facets = node.columns.flatMap((name, i) => {
      const found = binder.column(name, scope.withRow(input));
      if (found === null) return [];
      if (found.type === 'dynamic' && !input.open) {
        binder.error(
          'KS116',
          'the values of a dynamic column cannot be counted',
          name.span,
          'count a scalar of it: `tostring(…)`',
        );
      }
      const counted = { name: `count_${found.name}`, type: 'long' } as const;
      const plan = {
        op: 'summarize',
        inputs: [shared],
        columns: [found, counted],
        open: false,
        ordered: false,
        keys: [{ name: found.name, expr: column(found) }],
        aggregates: [COUNT],
        outputs: [{ name: counted.name, expr: column({ name: '$0', type: 'long' }) }],
      };
      return [{ name: i === 0 ? 'Facet' : `Facet_${i + 1}`, plan }];
    });
    return severalPlan('facet', [...main, ...facets]);
  },

  run: ({ inputs }, context, filters) => context.run(inputs[0] as Plan, filters),
});
