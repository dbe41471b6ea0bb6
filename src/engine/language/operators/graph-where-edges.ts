import { defineOperator } from '../define.js';
import { edgeColumns, graphInput, graphPlan } from './_graph.js';
import { type GraphWhereNode, parseGraphWhere } from './_graph-where.js';
import { wherePlan } from './where.js';

export default defineOperator<GraphWhereNode, never>({
  name: 'graph-where-edges',
  summary: 'The graph with the edges for which a condition on their properties is true, and with all its nodes.',
  source: 'https://learn.microsoft.com/kusto/query/graph-operators',
  note: "Microsoft's language service knows this operator, the documentation does not; what it means is taken from its name.",
  examples: [
    {
      kql: 'datatable (x: long, y: long) [1, 2, 2, 3] | make-graph x --> y with_node_id=n | graph-where-edges x > 1 | graph-match (p)-->(q) project p.n, q.n',
      rows: [[2, 3]],
      verified: 'reasoned',
    },
  ],

  parse: parseGraphWhere,

  bind(node, input, scope, binder) {
    const graph = graphInput(node, input, binder);
    if (graph === null) return binder.brokenTable();
    const [edges, nodes] = graph.inputs;
    const row = { columns: edgeColumns(graph), open: false, ordered: false };
    return graphPlan(wherePlan(edges, binder.predicate(node.predicate, scope.withRow(row))), nodes, graph);
  },
});
