// Graphs. Between `make-graph` and the operators after it a graph is a plan node of its own kind, which no tabular operator can run: it holds two
// tables as its inputs, the edges and the nodes. Operators that change a graph change these tables:
//
// - `make-graph` makes the table of nodes from the ends of the edges and the tables of nodes that it is given;
// - `graph-where-nodes`, `graph-where-edges` filter one of the tables, `graph-mark-components` adds a column to that of the nodes.
//
// Nodes are known by `$id`, a column that holds no two equal values. An edge whose ends are not both among the nodes is no edge of the graph. Running
// a graph gives a `Graph`, where nodes and edges are row numbers of their tables.

import type { Binder } from '../../plan/binder.js';
import type { Expr, Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import type { OperatorNode } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import type { Column } from '../../values/types.js';
import { Adjacency } from './_adjacency.js';

/** The inputs are the edges and the nodes. */
export interface GraphPlan extends Plan {
  readonly op: 'graph';
  readonly inputs: readonly [edges: Plan, nodes: Plan];
  /** the node that an edge leaves, and the one that it leads to: expressions over the edges, of the type of `$id` */
  readonly source: Expr;
  readonly target: Expr;
}

export const NODE_ID = '$id';

export function graphPlan(edges: Plan, nodes: Plan, ends: Pick<GraphPlan, 'source' | 'target'>): GraphPlan {
  return {
    op: 'graph',
    inputs: [edges, nodes],
    columns: [],
    open: false,
    ordered: false,
    source: ends.source,
    target: ends.target,
  };
}

/** The properties of edges and of nodes. */
export function edgeColumns({ inputs: [edges] }: GraphPlan): readonly Column[] {
  return edges.columns;
}

export function nodeColumns({ inputs: [, nodes] }: GraphPlan): readonly Column[] {
  return nodes.columns.filter(({ name }) => name !== NODE_ID);
}

/** The graph that an operator works on; null where its input is none, which has been reported. */
export function graphInput(node: OperatorNode, input: Plan, binder: Binder): GraphPlan | null {
  if (isGraph(input)) return input;
  if (!binder.diagnostics.hasErrors) {
    const hint = 'make one of a table of edges: `| make-graph Source --> Target with Nodes on Id`';
    binder.error('KQ130', `'${node.operator}' works on a graph, found a table`, node.keywordSpan, hint);
  }
  return null;
}

function isGraph(plan: Plan): plan is GraphPlan {
  return plan.op === 'graph';
}

/** A graph that is being read. */
export class Graph {
  readonly nodeCount: number;
  /** for each edge the row of its source and of its target among the nodes */
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  private outgoing: Adjacency | null = null;
  private incoming: Adjacency | null = null;

  private constructor(
    readonly nodes: Batch,
    readonly edges: Batch,
    ends: readonly [sources: Uint32Array, targets: Uint32Array],
  ) {
    this.nodeCount = nodes.length;
    [this.sources, this.targets] = ends;
  }

  static of(plan: GraphPlan, context: RunContext): Graph {
    const [edgesPlan, nodesPlan] = plan.inputs;
    const nodes = context.once(nodesPlan);
    const index = new GroupIndex([plan.source.type]);
    if (nodes.length > 0) index.groupsOf([nodes.column(NODE_ID)], nodes.length);
    const all = context.once(edgesPlan);
    const sources = rowsOf(plan.source, all, index, context);
    const targets = rowsOf(plan.target, all, index, context);
    const kept = new Uint32Array(all.length);
    let count = 0;
    for (let edge = 0; edge < all.length; edge++) {
      if ((sources[edge] as number) < nodes.length && (targets[edge] as number) < nodes.length) kept[count++] = edge;
    }
    if (count === all.length) return new Graph(nodes, all, [sources, targets]);
    const rows = kept.subarray(0, count);
    return new Graph(nodes, all.select(rows), [picked(sources, rows), picked(targets, rows)]);
  }

  get edgeCount(): number {
    return this.sources.length;
  }

  /** The edges that leave each node. */
  get out(): Adjacency {
    this.outgoing ??= new Adjacency(this.nodeCount, this.sources, this.targets);
    return this.outgoing;
  }

  /** The edges that lead to each node. */
  get in(): Adjacency {
    this.incoming ??= new Adjacency(this.nodeCount, this.targets, this.sources);
    return this.incoming;
  }
}

/** The number of each edge's end among the nodes; one that is no node has a number from their count on. */
function rowsOf(end: Expr, edges: Batch, index: GroupIndex, context: RunContext): Uint32Array {
  return edges.length === 0 ? new Uint32Array(0) : index.groupsOf([context.evaluate(end, edges)], edges.length);
}

function picked(values: Uint32Array, rows: Uint32Array): Uint32Array {
  return rows.map((row) => values[row] as number);
}
