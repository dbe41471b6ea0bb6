// Matches of a pattern, and the rows that a graph query makes of them.

import type { RunContext } from '../../run/context.js';
import { trueRows } from '../../run/selection.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import { type Dynamic, toDynamic } from '../../values/dynamic.js';
import { gather, readerOf, type Vector, vectorOf } from '../../values/vector.js';
import type { Graph } from './_graph.js';
import { type ElementKind, elementColumns, picked } from './_graph-elements.js';
import type { GraphPattern, GraphQueryPlan, PathFunction } from './_graph-query.js';

/** The edges of a path and the nodes between them, in the order of the pattern. */
export interface Path {
  readonly edges: readonly number[];
  readonly inner: readonly number[];
}

/** Lists of numbers, one a match, in one array: list `i` goes from `starts[i]` to `starts[i + 1]`. */
class Lists {
  readonly numbers: number[] = [];
  readonly starts: number[] = [0];

  add(list: readonly number[]): void {
    for (const number of list) this.numbers.push(number);
    this.starts.push(this.numbers.length);
  }

  /** For each number the list that it is in. */
  owners(): Uint32Array {
    const owners = new Uint32Array(this.numbers.length);
    for (let list = 0; list + 1 < this.starts.length; list++)
      owners.fill(list, this.starts[list], this.starts[list + 1]);
    return owners;
  }
}

export class Matches {
  private readonly nodes: readonly number[][];
  private readonly edges: readonly Lists[];
  private readonly inner: readonly Lists[];
  length = 0;

  constructor(pattern: GraphPattern) {
    this.nodes = pattern.nodes.map(() => []);
    this.edges = pattern.edges.map(() => new Lists());
    this.inner = pattern.edges.map(() => new Lists());
  }

  /** @param nodes the node of the graph for each node of the pattern; the lists are copied */
  add(nodes: ArrayLike<number>, paths: readonly Path[]): void {
    for (const [i, list] of this.nodes.entries()) list.push(nodes[i] as number);
    paths.forEach(({ edges, inner }, i) => {
      this.edges[i]?.add(edges);
      this.inner[i]?.add(inner);
    });
    this.length++;
  }

  /** The node that each match has for a node of the pattern. */
  nodesOf(node: number): Uint32Array {
    return Uint32Array.from(this.nodes[node] ?? []);
  }

  edgesOf(edge: number): Lists {
    return this.edges[edge] as Lists;
  }

  innerOf(edge: number): Lists {
    return this.inner[edge] as Lists;
  }
}

/** The matches for which all conditions are true, as rows with all columns of the plan's expressions, and which matches they are. */
export function matchRows(
  matches: Matches,
  plan: GraphQueryPlan,
  graph: Graph,
  context: RunContext,
): { rows: Batch; kept: Uint32Array } {
  let rows = rowsOf(matches, plan, graph, context);
  let kept = Uint32Array.from({ length: matches.length }, (_, i) => i);
  for (const condition of plan.conditions) {
    const held = trueRows(context.evaluate(condition, rows));
    if (held.length === rows.length) continue;
    rows = rows.select(held);
    kept = held.map((row) => kept[row] as number);
  }
  return { rows, kept };
}

/** The result of the query for rows of matches. */
export function projected(rows: Batch, { items }: GraphQueryPlan, context: RunContext): Batch {
  return new Batch(
    rows.length,
    items.map(({ name, expr }) => [name, () => context.evaluate(expr, rows)]),
  );
}

function rowsOf(
  matches: Matches,
  { pattern, pathFunctions }: GraphQueryPlan,
  graph: Graph,
  context: RunContext,
): Batch {
  const columns: [string, LazyVector][] = [];
  pattern.nodes.forEach(({ name }, i) => {
    if (name !== null) columns.push(...picked(elementColumns(graph, 'node', name), matches.nodesOf(i)));
  });
  pattern.edges.forEach(({ name, repeat }, i) => {
    if (name !== null && repeat === null)
      columns.push(...picked(elementColumns(graph, 'edge', name), Uint32Array.from(matches.edgesOf(i).numbers)));
  });
  for (const path of pathFunctions)
    columns.push([path.name, () => pathVector(path, matches, rows, pattern, graph, context)]);
  const rows: Batch = new Batch(matches.length, columns);
  return rows;
}

function pathVector(
  path: PathFunction,
  matches: Matches,
  rows: Batch,
  pattern: GraphPattern,
  graph: Graph,
  context: RunContext,
): Vector {
  const lists = path.of === 'edges' ? matches.edgesOf(path.edge) : matches.innerOf(path.edge);
  const kind: ElementKind = path.of === 'edges' ? 'edge' : 'node';
  const numbers = Uint32Array.from(lists.numbers);
  const owners = lists.owners();
  const outer = rows.names.map((name): [string, LazyVector] => [name, () => gather(rows.column(name), owners)]);
  const name = pattern.edges[path.edge]?.name ?? null;
  const own = [
    ...elementColumns(graph, kind, null),
    ...(kind === 'edge' && name !== null ? elementColumns(graph, kind, name) : []),
  ];
  const values = context.evaluate(path.expr, new Batch(numbers.length, [...outer, ...picked(own, numbers)]));
  const read = readerOf(values);
  const ofMatch = <T>(of: (from: number, to: number) => T) =>
    Array.from({ length: matches.length }, (_, i) => of(lists.starts[i] as number, lists.starts[i + 1] as number));
  if (path.function === 'map') {
    return vectorOf(
      'dynamic',
      ofMatch(
        (from, to): Dynamic => Array.from({ length: to - from }, (_, k) => toDynamic(read(from + k), values.type)),
      ),
    );
  }
  const wanted = path.function === 'any';
  return vectorOf(
    'bool',
    ofMatch((from, to) => {
      for (let at = from; at < to; at++) if ((read(at) === true) === wanted) return wanted;
      return !wanted;
    }),
  );
}
