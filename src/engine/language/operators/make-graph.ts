import { RunError } from '../../diagnostics/query-error.js';
import type { Binder } from '../../plan/binder.js';
import { column, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import { commonType } from '../../plan/types.js';
import type { Parser } from '../../syntax/parser.js';
import { parseSteps } from '../../syntax/pipeline.js';
import type { Expression, Name, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import type { ScalarType } from '../../values/types.js';
import { defineOperator } from '../define.js';
import { materializePlan } from '../scalars/materialize.js';
import { graphPlan } from './_graph.js';
import { type GraphNodesPlan, graphNodesPlan, type NodeTable, runGraphNodes } from './_graph-nodes.js';
import { type GraphPartitionsPlan, graphPartitionsPlan, partOf, runGraphPartitions } from './_graph-partitions.js';
import { parameterText } from './_parameters.js';

interface MakeGraphNode extends OperatorNode {
  readonly source: Name;
  readonly target: Name;
  readonly tables: readonly { readonly table: Expression; readonly id: Name }[];
  readonly parameters: readonly OperatorParameter[];
  readonly partition: { readonly column: Name; readonly steps: readonly OperatorNode[] } | null;
}

export default defineOperator<MakeGraphNode, never>({
  name: 'make-graph',
  summary: 'Makes a graph of a table of edges, and of tables with the properties of its nodes where there are any.',
  source: 'https://learn.microsoft.com/kusto/query/make-graph-operator',
  note: 'Where several rows tell of one node, the first one that has a property gives it; in the service it is any.',
  examples: [
    {
      kql: 'let n = datatable (name: string, age: long) ["a", 1, "b", 2]; datatable (x: string, y: string) ["a", "b", "b", "c"] | make-graph x --> y with n on name | graph-match (p)-->(q) project p.age, q.name, q.age',
      rows: [
        [1, 'b', 2],
        [2, 'c', null],
      ],
    },
    {
      kql: 'datatable (x: string, y: string) ["a", "b"] | make-graph x --> y with_node_id=name | graph-to-table nodes',
      rows: [['a'], ['b']],
    },
    {
      kql: 'datatable (x: long, y: long, t: string) [1, 2, "s", 2, 3, "t"] | make-graph x --> y with_node_id=n partitioned-by t (graph-match (a)-[e]->(b) project e.t, a.n, b.n)',
      rows: [
        ['s', 1, 2],
        ['t', 2, 3],
      ],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const source = parser.name('the column with the sources');
    for (const part of ['-', '-', '>']) parser.expect(part);
    const target = parser.name('the column with the targets');
    const tables = parser.accept('with') === null ? [] : parser.list(() => parseNodeTable(parser));
    const parameters = parser.parameters('with_node_id');
    return { source, target, tables, parameters, partition: parsePartition(parser) };
  },

  bind(node, edges, scope, binder) {
    if (node.partition === null) return bindGraph(node, edges, (table) => table, scope, binder);
    const columnOf = (table: Plan) => binder.column(node.partition?.column as Name, scope.withRow(table));
    const found = columnOf(edges);
    if (found === null) return binder.brokenTable();
    const part = partOf(found);
    const all = materializePlan(edges);
    const inPart = (table: Plan): Plan => {
      const own = columnOf(table);
      return own === null ? table : part.restrict(table, column(own));
    };
    const subquery = binder.steps(node.partition.steps, bindGraph(node, all, inPart, scope, binder), scope);
    return graphPartitionsPlan(all, column(found), part.plan, subquery);
  },

  runners: {
    graph() {
      const message =
        'a graph is no result: end the query with `graph-match`, `graph-shortest-paths` or `graph-to-table`';
      throw new RunError('KQ131', message);
    },
    'graph-nodes': (plan, context) => runGraphNodes(plan as GraphNodesPlan, context),
    'graph-partitions': (plan, context) => runGraphPartitions(plan as GraphPartitionsPlan, context),
  },
});

function parseNodeTable(parser: Parser): MakeGraphNode['tables'][number] {
  const table = parser.tableExpression();
  parser.expect('on');
  return { table, id: parser.name("the column with the nodes' ids") };
}

function parsePartition(parser: Parser): MakeGraphNode['partition'] {
  if (!parser.at('partitioned')) return null;
  for (const part of ['partitioned', '-', 'by']) parser.expect(part);
  return { column: parser.name('a column'), steps: parseSteps(parser) };
}

/** @param restrict makes a table of edges or nodes that of one partition */
function bindGraph(
  node: MakeGraphNode,
  edges: Plan,
  restrict: (table: Plan) => Plan,
  scope: Scope,
  binder: Binder,
): Plan {
  const ends = [node.source, node.target].map((name) => idColumn(name, edges, scope, binder)) as [Expr, Expr];
  const tables = node.tables.map(({ table, id }): NodeTable => {
    const plan = binder.table(table, scope.withRow(null));
    return { plan: restrict(plan), id: idColumn(id, plan, scope, binder) };
  });
  const type = idType([...ends, ...tables.map(({ id }) => id)]);
  const [source, target] = ends.map((end) => convertTo(type, end)) as [Expr, Expr];
  const own = restrict(edges);
  const nodes = graphNodesPlan(own, { source, target }, tables, parameterText(node.parameters, 'with_node_id'));
  return graphPlan(own, nodes, { source, target });
}

function idColumn(name: Name, table: Plan, scope: Scope, binder: Binder): Expr {
  const found = binder.column(name, scope.withRow(table));
  if (found === null) return binder.unchecked('string');
  if (found.type === 'dynamic' && !table.open) {
    binder.error(
      'KS240',
      'the id of a node cannot be dynamic',
      name.span,
      'make it text before: `extend id = tostring(…)`',
    );
  }
  return column(found);
}

/** The type that all ids are compared in. */
function idType(ids: readonly Expr[]): ScalarType {
  const type = commonType(ids.map((id) => id.type)) ?? 'string';
  return type === 'dynamic' ? 'string' : type;
}
