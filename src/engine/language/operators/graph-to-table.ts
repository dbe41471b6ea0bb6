import { column, type Expr, type NamedExpr, type Plan } from '../../plan/plan.js';
import type { Parser } from '../../syntax/parser.js';
import type { Name, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { defineOperator } from '../define.js';
import { edgeColumns, Graph, type GraphPlan, graphInput, NODE_ID, nodeColumns } from './_graph.js';
import { parameterText } from './_parameters.js';
import { projectPlan } from './project.js';

interface GraphToTableNode extends OperatorNode {
  readonly outputs: readonly Output[];
}

interface Output {
  readonly of: 'nodes' | 'edges';
  readonly name: Name | null;
  readonly parameters: readonly OperatorParameter[];
  readonly span: Name['span'];
}

/** The edges of a graph: those of its table that lead from node to node. */
interface GraphEdgesPlan extends Plan {
  readonly op: 'graph-edges';
  readonly inputs: readonly [GraphPlan];
}

export default defineOperator<GraphToTableNode, never>({
  name: 'graph-to-table',
  summary:
    'The nodes of a graph as a table, or its edges; or both, under names by which the rest of the text reads them.',
  source: 'https://learn.microsoft.com/kusto/query/graph-to-table-operator',
  examples: [
    {
      kql: 'datatable (x: string, y: string) ["Alice", "Bob"] | make-graph x --> y with_node_id=name | graph-to-table nodes with_node_id=id',
      rows: [
        [-3122868243544336885n, 'Alice'],
        [-7133945255344544237n, 'Bob'],
      ],
    },
    {
      kql: 'datatable (x: string, y: string) ["a", "b", "b", "c"] | make-graph x --> y with_node_id=n | graph-to-table nodes as N, edges as E; E | where x == toscalar(N | summarize max(n)) or y == "b"',
      rows: [['a', 'b']],
      verified: 'reasoned',
    },
  ],

  parse: (parser) => ({ outputs: parser.list(() => parseOutput(parser)) }),

  bind(node, input, scope, binder) {
    const graph = graphInput(node, input, binder);
    if (graph === null) return binder.brokenTable();
    const tables = node.outputs.map((output) => ({ ...output, plan: tablePlan(output, graph) }));
    for (const { name, plan, span } of tables) {
      if (name !== null) scope.declare(name, { kind: 'table', plan });
      else if (tables.length > 1)
        binder.error('KS273', 'several tables of one graph need names', span, 'write `nodes as N, edges as E`');
    }
    return tables[0]?.plan ?? binder.brokenTable();
  },

  runners: {
    *'graph-edges'(plan, context) {
      yield Graph.of((plan as GraphEdgesPlan).inputs[0], context).edges;
    },
  },
});

function parseOutput(parser: Parser): Output {
  const span = parser.peek();
  const of =
    parser.acceptAny('nodes', 'edges')?.text ?? parser.fail('KS005', `expected 'nodes' or 'edges'${parser.found()}`);
  const name = parser.accept('as') === null ? null : parser.name('a name');
  const known = of === 'nodes' ? ['with_node_id'] : ['with_source_id', 'with_target_id'];
  return { of: of === 'nodes' ? 'nodes' : 'edges', name, parameters: parser.parameters(...known), span };
}

function tablePlan({ of, parameters }: Output, graph: GraphPlan): Plan {
  const hash = (parameter: string, id: Expr): NamedExpr[] => {
    const name = parameterText(parameters, parameter);
    return name === null ? [] : [{ name, expr: hashOf(id) }];
  };
  const asItem = (own: { name: string; type: Expr['type'] }) => ({ name: own.name, expr: column(own) });
  if (of === 'nodes') {
    const [, nodes] = graph.inputs;
    const ids = hash('with_node_id', column({ name: NODE_ID, type: graph.source.type }));
    return projectPlan(nodes, [...ids, ...nodeColumns(graph).map(asItem)]);
  }
  const columns = edgeColumns(graph);
  const edges: GraphEdgesPlan = { op: 'graph-edges', inputs: [graph], columns, open: false, ordered: false };
  const ids = [...hash('with_source_id', graph.source), ...hash('with_target_id', graph.target)];
  return projectPlan(edges, [...ids, ...columns.map(asItem)]);
}

/** A node's number outside its graph: the hash of its id. */
function hashOf(id: Expr): Expr {
  return { kind: 'call', type: 'long', function: 'hash', overload: 0, args: [id] };
}
