// The table of a graph's nodes: one row for each id that a table of nodes has or an edge ends at, first those of the tables in their order.

import { convertTo, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import { converter } from '../../values/convert.js';
import type { Column, Value } from '../../values/types.js';
import { concat, gather, missing, readerOf, type Vector, vectorOf } from '../../values/vector.js';
import { type GraphPlan, NODE_ID } from './_graph.js';

/** A table with properties of nodes, and the column of it that holds their ids. */
export interface NodeTable {
  readonly plan: Plan;
  readonly id: Expr;
}

/** The inputs are the edges and the tables of nodes. */
export interface GraphNodesPlan extends Plan, Pick<GraphPlan, 'source' | 'target'> {
  readonly op: 'graph-nodes';
  /** the id of a row of each table, of the type of `$id` */
  readonly ids: readonly Expr[];
  /** properties that hold the id itself */
  readonly idProperties: readonly string[];
}

/** @param idProperty the name of a property that holds the id; null where none is wanted */
export function graphNodesPlan(
  edges: Plan,
  { source, target }: Pick<GraphPlan, 'source' | 'target'>,
  tables: readonly NodeTable[],
  idProperty: string | null,
): GraphNodesPlan {
  const { type } = source;
  const columns = new Map<string, Column>([[NODE_ID, { name: NODE_ID, type }]]);
  for (const { plan } of tables) for (const column of plan.columns) columns.set(column.name, column);
  if (idProperty !== null) columns.set(idProperty, { name: idProperty, type });
  const idProperties = tables.flatMap(({ id }) => (id.kind === 'column' ? [id.name] : []));
  return {
    op: 'graph-nodes',
    inputs: [edges, ...tables.map(({ plan }) => plan)],
    columns: [...columns.values()],
    open: false,
    ordered: false,
    source,
    target,
    ids: tables.map(({ id }) => convertTo(type, id)),
    idProperties: idProperty === null ? idProperties : [...idProperties, idProperty],
  };
}

export function* runGraphNodes(plan: GraphNodesPlan, context: RunContext): Iterable<Batch> {
  const [edges, ...tables] = plan.inputs as [Plan, ...Plan[]];
  const index = new GroupIndex([plan.source.type]);
  const parts = tables.map((table, i): TableOfNodes => {
    const rows = context.all(table);
    const nodes = rows.length === 0 ? NONE : index.groupsOf([context.evaluate(plan.ids[i] as Expr, rows)], rows.length);
    return { rows, nodes };
  });
  const ends = endsOf(plan, context.once(edges), context);
  if (ends.length > 0) index.groupsOf([ends], ends.length);
  context.checkRows(index.count, 'make-graph');
  const [ids] = index.keys() as [Vector];
  const columns = plan.columns.map((column): [string, LazyVector] => [
    column.name,
    column.name === NODE_ID ? ids : () => property(column, plan, parts, ids),
  ]);
  yield new Batch(index.count, columns);
}

/** The rows of a table of nodes, and for each the number of its node. */
interface TableOfNodes {
  readonly rows: Batch;
  readonly nodes: Uint32Array;
}

const NONE = new Uint32Array(0);

/** The ids that edges end at: source and target of the first edge, of the second, and so on. */
function endsOf({ source, target }: GraphNodesPlan, edges: Batch, context: RunContext): Vector {
  const sources = context.evaluate(source, edges);
  const both = concat(source.type, [sources, context.evaluate(target, edges)]);
  const turns = Uint32Array.from({ length: both.length }, (_, i) => (i >> 1) + (i & 1) * edges.length);
  return gather(both, turns);
}

/** A property of all nodes: of several values for one node the first that is not missing. */
function property({ name, type }: Column, plan: GraphNodesPlan, tables: readonly TableOfNodes[], ids: Vector): Vector {
  const none = missing(type);
  const values = new Array<Value>(ids.length).fill(none);
  for (const { rows, nodes } of tables) {
    if (!rows.has(name)) continue;
    const vector = rows.column(name);
    const convert = converter(vector.type, type);
    const read = readerOf(vector);
    nodes.forEach((node, row) => {
      if (values[node] === none) values[node] = convert(read(row));
    });
  }
  if (plan.idProperties.includes(name)) {
    const convert = converter(ids.type, type);
    const read = readerOf(ids);
    for (let node = 0; node < ids.length; node++) if (values[node] === none) values[node] = convert(read(node));
  }
  return vectorOf(type, values);
}
