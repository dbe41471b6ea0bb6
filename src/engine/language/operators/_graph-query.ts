// What a graph query means: its pattern by numbers of nodes and edges, and the expressions of `where` and `project` over the rows of matches.
//
// A row of matches has a column `x.name` for each property of each named element, and `node_degree_in(x)` and its like for the functions of elements.
// What reads the elements of a path, `map(e, …)`, `all(inner_nodes(e), …)`, a property of a variable-length edge, is a column `$0`, `$1`, … that is
// computed from rows of its own: one for each edge, or inner node, of each match's path.

import type { Binder } from '../../plan/binder.js';
import { columnsRead, type Expr, type Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { Scope } from '../../plan/scope.js';
import type { Expression, Name, NamedExpression } from '../../syntax/tree.js';
import { type GraphPlan, graphInput } from './_graph.js';
import { GraphNames } from './_graph-names.js';
import type { EdgeDirection, GraphQueryNode } from './_graph-pattern.js';
import { patternOf } from './_graph-variables.js';
import { bindItems, type ProjectItem } from './_items.js';

export interface NodePattern {
  /** null where it has none */
  readonly name: string | null;
  /** conditions on the node, over its columns in a row of matches */
  readonly filters: readonly Expr[];
}

export interface EdgePattern {
  readonly name: string | null;
  /** numbers of the nodes that stand to its left and to its right */
  readonly left: number;
  readonly right: number;
  readonly direction: EdgeDirection;
  /** how many edges in a row it stands for, at least and at most; null where it is one edge */
  readonly repeat: { readonly least: Expr; readonly most: Expr } | null;
  /** conditions on each of its edges, and on each node between two of them */
  readonly filters: readonly Expr[];
  readonly innerFilters: readonly Expr[];
}

export interface GraphPattern {
  readonly nodes: readonly NodePattern[];
  readonly edges: readonly EdgePattern[];
}

/** A column that is computed from the edges, or the inner nodes, of a path. */
export interface PathFunction {
  readonly name: string;
  readonly function: 'all' | 'any' | 'map';
  /** number of the edge of the pattern */
  readonly edge: number;
  readonly of: 'edges' | 'inner-nodes';
  /** over the properties of one element and the row of its match */
  readonly expr: Expr;
}

export interface GraphQueryPlan extends Plan {
  readonly inputs: readonly [GraphPlan];
  readonly pattern: GraphPattern;
  readonly pathFunctions: readonly PathFunction[];
  /** conditions that read more than one element */
  readonly conditions: readonly Expr[];
  readonly items: readonly ProjectItem[];
}

/** Null where the input is no graph or the pattern is broken, which has been reported. */
export function bindGraphQuery(node: GraphQueryNode, input: Plan, scope: Scope, binder: Binder): GraphQueryPlan | null {
  const graph = graphInput(node, input, binder);
  const variables = patternOf(node.sequences, scope, binder);
  if (graph === null || variables === null) return null;
  const names = new GraphNames(variables, graph, scope, binder);
  const parts = node.where === null ? [] : conjunctsOf(node.where).map((part) => names.replaced(part, 'all'));
  const predicates = parts.map((part) => binder.predicate(part, scope.withRow(names.row())));
  const { pattern, conditions } = withFilters(variables.pattern, predicates, names);
  const renamed = namedItems(node.items, binder).map((item) => ({
    ...item,
    expression: names.replaced(item.expression, 'map'),
  }));
  const items = bindItems(renamed, { ...input, ...names.row() }, scope, binder, 'project');
  const columns = items.map(({ name, expr }) => ({ name, type: expr.type }));
  const { pathFunctions } = names;
  return {
    op: node.operator,
    inputs: [graph],
    columns,
    open: false,
    ordered: false,
    pattern,
    pathFunctions,
    conditions,
    items,
  };
}

/** `a and b and c` as three. */
function conjunctsOf(node: Expression): Expression[] {
  return node.kind === 'binary' && node.operator === 'and'
    ? [...conjunctsOf(node.left), ...conjunctsOf(node.right)]
    : [node];
}

/** The pattern with the conditions that read one element of it only, and the others. */
function withFilters(
  pattern: GraphPattern,
  predicates: readonly Expr[],
  names: GraphNames,
): Pick<GraphQueryPlan, 'pattern' | 'conditions'> {
  const nodes = pattern.nodes.map((node) => ({ ...node, filters: [...node.filters] }));
  const edges = pattern.edges.map((edge) => ({
    ...edge,
    filters: [...edge.filters],
    innerFilters: [...edge.innerFilters],
  }));
  const conditions = predicates.filter((predicate) => {
    const owner = names.ownerOf(columnsRead(predicate));
    if (owner?.kind === 'node') nodes[owner.number]?.filters.push(predicate);
    else if (owner?.kind === 'edge') edges[owner.number]?.filters.push(predicate);
    else {
      const path = names.conditionOnPath(predicate);
      if (path === null) return true;
      edges[path.edge]?.[path.of === 'edges' ? 'filters' : 'innerFilters'].push(path.expr);
    }
    return false;
  });
  return { pattern: { nodes, edges }, conditions };
}

/** The items under the names that they take by default, all different; before their expressions are rewritten. */
function namedItems(items: readonly NamedExpression[], binder: Binder): NamedExpression[] {
  const taken = new UniqueNames(items.flatMap(({ names }) => names.map(({ name }) => name)));
  return items.map((item) => {
    if (item.names.length > 0) return item;
    const name = taken.add(binder.nameOf(item) ?? firstFree(taken));
    const given: Name = { kind: 'name', name, bracketed: true, span: item.span };
    return { ...item, names: [given] };
  });
}

function firstFree(taken: UniqueNames): string {
  for (let i = 1; ; i++) if (!taken.has(`Column${i}`)) return `Column${i}`;
}
