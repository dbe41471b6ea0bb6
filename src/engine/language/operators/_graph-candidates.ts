// Which nodes and edges of a graph can stand for an element of a pattern, by the conditions that read this element only.

import type { Expr } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { trueRows } from '../../run/selection.js';
import { Batch } from '../../values/batch.js';
import type { Adjacency } from './_adjacency.js';
import type { Graph } from './_graph.js';
import { type ElementKind, elementColumns } from './_graph-elements.js';
import type { EdgePattern, GraphPattern } from './_graph-query.js';

/** 1 where an element is one; null where all are. */
export type Candidates = Uint8Array | null;

/** An edge of a pattern as a search follows it. */
export interface EdgeStep {
  readonly least: number;
  readonly most: number;
  readonly edges: Candidates;
  readonly inner: Candidates;
}

export function isCandidate(candidates: Candidates, element: number): boolean {
  return candidates === null || candidates[element] === 1;
}

/** The candidates for each node of a pattern. */
export function nodeCandidates({ nodes }: GraphPattern, graph: Graph, context: RunContext): Candidates[] {
  return nodes.map(({ name, filters }) => candidatesFor(filters, [name], 'node', graph, context));
}

export function edgeSteps({ edges }: GraphPattern, graph: Graph, context: RunContext): EdgeStep[] {
  return edges.map(({ name, repeat, filters, innerFilters }) => ({
    least: repeat === null ? 1 : Number(context.constant(repeat.least)),
    most: repeat === null ? 1 : Number(context.constant(repeat.most)),
    edges: candidatesFor(filters, repeat === null ? [name] : [null, name], 'edge', graph, context),
    inner: candidatesFor(innerFilters, [null], 'node', graph, context),
  }));
}

/** @param names the names under which the filters read the element's properties */
function candidatesFor(
  filters: readonly Expr[],
  names: readonly (string | null)[],
  kind: ElementKind,
  graph: Graph,
  context: RunContext,
): Candidates {
  if (filters.length === 0) return null;
  const count = kind === 'node' ? graph.nodeCount : graph.edgeCount;
  const rows = new Batch(
    count,
    names.flatMap((name) => elementColumns(graph, kind, name)),
  );
  const held = filters.map((filter) => trueRows(context.evaluate(filter, rows)));
  const counts = new Uint8Array(count);
  for (const elements of held) for (const element of elements) counts[element] = (counts[element] as number) + 1;
  return counts.map((times) => (times === filters.length ? 1 : 0));
}

/** Where a step can lead: along edges that leave a node, that lead to it, or both. */
export interface Direction {
  readonly along: Adjacency | null;
  readonly against: Adjacency | null;
}

/** @param forward from the left end of the pattern's edge to its right end */
export function directionOf({ direction }: EdgePattern, forward: boolean, graph: Graph): Direction {
  const leaves = direction === 'any' || (direction === 'right') === forward;
  const arrives = direction === 'any' || (direction === 'left') === forward;
  return { along: leaves ? graph.out : null, against: arrives ? graph.in : null };
}

/** Calls `visit` for each edge at a node; one from a node to itself counts once. */
export function forEachEdge(
  { along, against }: Direction,
  node: number,
  visit: (edge: number, other: number) => void,
): void {
  if (along !== null) {
    const end = along.starts[node + 1] as number;
    for (let at = along.starts[node] as number; at < end; at++)
      visit(along.edges[at] as number, along.others[at] as number);
  }
  if (against !== null) {
    const end = against.starts[node + 1] as number;
    for (let at = against.starts[node] as number; at < end; at++) {
      const other = against.others[at] as number;
      if (along === null || other !== node) visit(against.edges[at] as number, other);
    }
  }
}
