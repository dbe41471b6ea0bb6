// The search for all matches of a pattern: node by node, each next one along an edge of the pattern from a node that is known already. It begins at
// the node of the pattern with the fewest candidates.

import { RunError } from '../../diagnostics/query-error.js';
import type { RunContext } from '../../run/context.js';
import type { Graph } from './_graph.js';
import {
  type Candidates,
  type Direction,
  directionOf,
  type EdgeStep,
  edgeSteps,
  forEachEdge,
  isCandidate,
  nodeCandidates,
} from './_graph-candidates.js';
import { Matches, type Path } from './_graph-matches.js';
import type { GraphPattern } from './_graph-query.js';

/** `all`: a match may use an edge several times; `unique_edges`: each once; `none`: it goes through no node twice. */
export type Cycles = 'all' | 'unique_edges' | 'none';

interface Step extends EdgeStep {
  /** number of the pattern's edge */
  readonly edge: number;
  /** numbers of the pattern's nodes: one that is known, and where the edge leads */
  readonly from: number;
  readonly to: number;
  /** `to` is known as well */
  readonly closes: boolean;
  /** from the left end of the pattern's edge to its right end */
  readonly forward: boolean;
  readonly direction: Direction;
}

/** A search goes a call deeper with each edge. */
const LONGEST_MATCH = 2000;

export class PatternSearch {
  private readonly candidates: readonly Candidates[];
  private readonly start: number;
  private readonly steps: readonly Step[];
  private readonly found: number[];
  private readonly paths: Path[];
  private readonly usedEdges: Uint8Array;
  private readonly usedNodes: Uint8Array;
  private matches: Matches;
  private length = 0;

  constructor(
    private readonly graph: Graph,
    private readonly pattern: GraphPattern,
    private readonly cycles: Cycles,
    private readonly context: RunContext,
  ) {
    this.candidates = nodeCandidates(pattern, graph, context);
    const counts = this.candidates.map((nodes) =>
      nodes === null ? graph.nodeCount : nodes.reduce((sum, is) => sum + is, 0),
    );
    this.start = counts.indexOf(Math.min(...counts));
    this.steps = this.order(counts);
    this.found = pattern.nodes.map(() => 0);
    this.paths = pattern.edges.map(() => ({ edges: [], inner: [] }));
    this.usedEdges = new Uint8Array(graph.edgeCount);
    this.usedNodes = new Uint8Array(graph.nodeCount);
    this.matches = new Matches(pattern);
  }

  /** All matches, some at a time. */
  *run(): Iterable<Matches> {
    for (let node = 0; node < this.graph.nodeCount; node++) {
      if (!isCandidate(this.candidates[this.start] as Candidates, node)) continue;
      this.context.check();
      this.found[this.start] = node;
      this.usedNodes[node] = 1;
      this.follow(0);
      this.usedNodes[node] = 0;
      if (this.matches.length >= this.context.options.batchRows) yield this.taken();
    }
    if (this.matches.length > 0) yield this.taken();
  }

  private taken(): Matches {
    const { matches } = this;
    this.matches = new Matches(this.pattern);
    return matches;
  }

  /** The pattern's edges in the order in which they are followed: those between known nodes first, then towards fewer candidates. */
  private order(counts: readonly number[]): Step[] {
    const steps = edgeSteps(this.pattern, this.graph, this.context);
    const known = new Set([this.start]);
    const left = new Set(this.pattern.edges.keys());
    const ordered: Step[] = [];
    const costOf = (edge: number): number => {
      const ends = this.pattern.edges[edge] as GraphPattern['edges'][number];
      const forward = known.has(ends.left);
      if (!forward && !known.has(ends.right)) return Number.POSITIVE_INFINITY;
      return known.has(ends.left) && known.has(ends.right) ? -1 : (counts[forward ? ends.right : ends.left] as number);
    };
    while (left.size > 0) {
      const edge = [...left].reduce((best, other) => (costOf(other) < costOf(best) ? other : best));
      const ends = this.pattern.edges[edge] as GraphPattern['edges'][number];
      const forward = known.has(ends.left);
      const [from, to] = forward ? [ends.left, ends.right] : [ends.right, ends.left];
      const step = steps[edge] as EdgeStep;
      ordered.push({
        ...step,
        edge,
        from,
        to,
        closes: known.has(to),
        forward,
        direction: directionOf(ends, forward, this.graph),
      });
      known.add(to);
      left.delete(edge);
    }
    return ordered;
  }

  private follow(index: number): void {
    const step = this.steps[index];
    if (step !== undefined) this.walk(index, step, this.found[step.from] as number, [], []);
    else {
      this.matches.add(this.found, this.paths);
      this.context.checkRows(this.matches.length, 'graph-match');
    }
  }

  /** @param node where the path, `edges` with `inner` between them, has come to */
  private walk(index: number, step: Step, node: number, edges: number[], inner: number[]): void {
    if (edges.length >= step.least) this.arrive(index, step, node, edges, inner);
    if (edges.length >= step.most || (edges.length > 0 && !isCandidate(step.inner, node))) return;
    if (this.length === LONGEST_MATCH)
      throw new RunError(
        'KQ135',
        `'graph-match' would follow a path of more than ${LONGEST_MATCH} edges; write a smaller maximum`,
      );
    if (edges.length > 0) inner.push(node);
    forEachEdge(step.direction, node, (edge, other) => {
      if (!isCandidate(step.edges, edge) || !this.isFree(edge, other)) return;
      this.mark(edge, other, 1);
      edges.push(edge);
      this.walk(index, step, other, edges, inner);
      edges.pop();
      this.mark(edge, other, 0);
    });
    if (edges.length > 0) inner.pop();
  }

  private isFree(edge: number, other: number): boolean {
    if (this.cycles === 'none') return this.usedNodes[other] === 0;
    return this.cycles === 'all' || this.usedEdges[edge] === 0;
  }

  private mark(edge: number, other: number, used: 0 | 1): void {
    this.length += used === 1 ? 1 : -1;
    if (this.cycles === 'none') this.usedNodes[other] = used;
    else if (this.cycles === 'unique_edges') this.usedEdges[edge] = used;
  }

  private arrive(
    index: number,
    { edge, to, closes, forward }: Step,
    node: number,
    edges: readonly number[],
    inner: readonly number[],
  ): void {
    if (closes ? this.found[to] !== node : !isCandidate(this.candidates[to] as Candidates, node)) return;
    this.found[to] = node;
    this.paths[edge] = forward
      ? { edges: [...edges], inner: [...inner] }
      : { edges: edges.toReversed(), inner: inner.toReversed() };
    this.follow(index + 1);
  }
}
