import type { Plan } from '../../plan/plan.js';
import type { OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';
import { vectorOf } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { strongComponents, weakComponents } from './_components.js';
import { Graph, type GraphPlan, graphInput, graphPlan } from './_graph.js';
import { parameterText, wordParameter } from './_parameters.js';

interface MarkComponentsNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
}

/** The nodes of a graph, its input, with a column that says which component each belongs to. */
interface MarkComponentsPlan extends Plan {
  readonly inputs: readonly [GraphPlan];
  readonly kind: 'weak' | 'strong';
  readonly name: string;
}

export default defineOperator<MarkComponentsNode, MarkComponentsPlan>({
  name: 'graph-mark-components',
  summary: 'Gives each node of a graph the number of the connected component that it belongs to.',
  source: 'https://learn.microsoft.com/kusto/query/graph-mark-components-operator',
  note: 'Components are numbered from 0 in the order of their first nodes.',
  examples: [
    {
      kql: 'datatable (c: string, p: string) ["a", "b", "c", "a", "d", "e"] | make-graph c --> p with_node_id=name | graph-mark-components with_component_id=family | graph-to-table nodes',
      rows: [
        ['a', 0],
        ['b', 0],
        ['c', 0],
        ['d', 1],
        ['e', 1],
      ],
    },
    {
      kql: 'datatable (x: long, y: long) [1, 2, 2, 1, 2, 3] | make-graph x --> y with_node_id=n | graph-mark-components kind=strong | graph-to-table nodes',
      rows: [
        [1, 0],
        [2, 0],
        [3, 1],
      ],
      verified: 'reasoned',
    },
  ],

  parse: (parser) => ({ parameters: parser.parameters('kind', 'with_component_id') }),

  bind(node, input, _scope, binder) {
    const graph = graphInput(node, input, binder);
    if (graph === null) return binder.brokenTable();
    const [edges, nodes] = graph.inputs;
    const kind = wordParameter(node.parameters, 'kind', ['weak', 'strong'], binder) ?? 'weak';
    const name = parameterText(node.parameters, 'with_component_id') ?? 'ComponentId';
    const component: Column = { name, type: 'long' };
    const columns = [...nodes.columns.filter((c) => c.name !== name), component];
    const marked = { op: 'graph-mark-components', inputs: [graph], columns, open: false, ordered: false, kind, name };
    return graphPlan(edges, marked, graph);
  },

  *run({ inputs: [input], kind, name }, context) {
    const graph = Graph.of(input, context);
    const components = kind === 'strong' ? strongComponents(graph) : weakComponents(graph);
    yield graph.nodes.with([[name, vectorOf('long', Array.from(components, BigInt))]]);
  },
});
