import { defineOperator } from '../define.js';
import { graphInput, graphPlan, nodeColumns } from './_graph.js';
import { type GraphWhereNode, parseGraphWhere } from './_graph-where.js';
import { wherePlan } from './where.js';

export default defineOperator<GraphWhereNode, never>({
  name: 'graph-where-nodes',
  summary: 'The graph of the nodes for which a condition on their properties is true, and of the edges between them.',
  source: 'https://learn.microsoft.com/kusto/query/graph-operators',
  note: "Microsoft's language service knows this operator, the documentation does not; what it means is taken from its name.",
  examples: [
    {
      kql: 'datatable (x: long, y: long) [1, 2, 2, 3] | make-graph x --> y with_node_id=n | graph-where-nodes n > 1 | graph-to-table edges',
      rows: [[2, 3]],
      verified: 'reasoned',
    },
  ],

  parse: parseGraphWhere,

  bind(node, input, scope, binder) {
    const graph = graphInput(node, input, binder);
    if (graph === null) return binder.brokenTable();
    const [edges, nodes] = graph.inputs;
    const row = { columns: nodeColumns(graph), open: false, ordered: false };
    return graphPlan(edges, wherePlan(nodes, binder.predicate(node.predicate, scope.withRow(row))), graph);
  },
});
