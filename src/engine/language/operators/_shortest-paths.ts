// The search for shortest paths: from each source level by level, a level being all ways of one length. A state says which edge of the pattern is being
// followed, how many edges it has taken, and where it has come to; it remembers the states of the level before that led to it, so that paths can be
// read off backwards. No path goes through a node twice, but one may end where it began if the pattern says so by its names.

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
import type { Path } from './_graph-matches.js';
import type { GraphPattern } from './_graph-query.js';

export interface State {
  /** the edge of the pattern that is followed next; as many as there are where the pattern is at its end */
  readonly edge: number;
  /** edges that it has taken so far */
  readonly taken: number;
  readonly node: number;
  readonly level: number;
  /** how it was reached: by an edge of the graph, or by going on to the next edge of the pattern */
  readonly from: { readonly state: State; readonly by: number | null }[];
}

/** A path from end to end: the node for each node of the pattern, and the path for each of its edges. */
export interface FoundPath {
  readonly nodes: readonly number[];
  readonly paths: readonly Path[];
}

export class ShortestPaths {
  private readonly candidates: readonly Candidates[];
  private readonly steps: readonly (EdgeStep & Direction)[];
  /** the pattern ends with the node that it begins with */
  private readonly closed: boolean;

  /** @param thorough longer ways to a node that has been reached may still be wanted, since conditions may refuse the shorter ones */
  constructor(
    private readonly graph: Graph,
    private readonly pattern: GraphPattern,
    private readonly thorough: boolean,
    private readonly context: RunContext,
  ) {
    this.candidates = nodeCandidates(pattern, graph, context);
    this.steps = edgeSteps(pattern, graph, context).map((step, i) => {
      const edge = pattern.edges[i] as GraphPattern['edges'][number];
      return { ...step, ...directionOf(edge, true, graph) };
    });
    this.closed = pattern.edges[0]?.left === pattern.edges.at(-1)?.right;
  }

  sources(): number[] {
    const [first] = this.candidates;
    return Array.from({ length: this.graph.nodeCount }, (_, node) => node).filter((node) =>
      isCandidate(first ?? null, node),
    );
  }

  /** How many nodes a path can end at. */
  targetCount(): number {
    const last = this.candidates[this.pattern.edges.at(-1)?.right ?? 0] ?? null;
    return last === null ? this.graph.nodeCount : last.reduce((sum, is) => sum + is, 0);
  }

  /** The states at the pattern's end, level by level. */
  *levels(source: number): Iterable<readonly State[]> {
    const known = new Map<string, State>();
    const start: State = { edge: 0, taken: 0, node: source, level: 0, from: [] };
    let level = this.withNext([start], known);
    while (level.length > 0) {
      this.context.check();
      yield level.filter((state) => state.edge === this.steps.length);
      level = this.withNext(this.stepped(level, known), known);
      this.context.checkRows(known.size, 'graph-shortest-paths');
    }
  }

  /** The states one edge further. */
  private stepped(level: readonly State[], known: Map<string, State>): State[] {
    const reached: State[] = [];
    for (const state of level) {
      const step = this.steps[state.edge];
      if (step === undefined || state.taken >= step.most || (state.taken > 0 && !isCandidate(step.inner, state.node)))
        continue;
      forEachEdge(step, state.node, (by, node) => {
        if (isCandidate(step.edges, by))
          this.reach(
            { edge: state.edge, taken: state.taken + 1, node, level: state.level + 1 },
            { state, by },
            known,
            reached,
          );
      });
    }
    return reached;
  }

  /** Adds to the states of a level those that go on to the next edge of the pattern. */
  private withNext(level: State[], known: Map<string, State>): State[] {
    for (const state of level) {
      const step = this.steps[state.edge];
      const to = this.pattern.edges[state.edge]?.right;
      if (
        step === undefined ||
        to === undefined ||
        state.taken < step.least ||
        !isCandidate(this.candidates[to] ?? null, state.node)
      )
        continue;
      this.reach(
        { edge: state.edge + 1, taken: 0, node: state.node, level: state.level },
        { state, by: null },
        known,
        level,
      );
    }
    return level;
  }

  private reach(to: Omit<State, 'from'>, from: State['from'][number], known: Map<string, State>, level: State[]): void {
    const way = this.thorough ? `${to.level} ${to.taken}` : Math.min(to.taken, 1);
    const key = `${to.edge} ${to.node} ${way}`;
    const old = known.get(key);
    if (old !== undefined) {
      if (old.level === to.level) old.from.push(from);
      return;
    }
    const state = { ...to, from: [from] };
    known.set(key, state);
    level.push(state);
  }

  /** The paths that end in a state. */
  *pathsTo(end: State): Iterable<FoundPath> {
    const seen = new Set<number>();
    const trail: { readonly state: State; readonly by: number | null }[] = [];
    yield* this.backwards(end, seen, trail);
  }

  private *backwards(
    state: State,
    seen: Set<number>,
    trail: { state: State; by: number | null }[],
  ): Iterable<FoundPath> {
    const [first] = state.from;
    if (first === undefined) {
      if (this.isSound(trail, state)) yield this.read(state, trail);
      return;
    }
    for (const { state: before, by } of state.from) {
      if (by !== null && seen.has(state.node)) continue;
      if (by !== null) seen.add(state.node);
      trail.push({ state, by });
      yield* this.backwards(before, seen, trail);
      trail.pop();
      if (by !== null) seen.delete(state.node);
    }
  }

  /** Whether a path comes back to its source only where the pattern ends there. */
  private isSound(trail: readonly { readonly state: State; readonly by: number | null }[], source: State): boolean {
    const back = trail.filter(({ state, by }) => by !== null && state.node === source.node);
    const end = trail[0]?.state.node;
    if (this.closed)
      return end === source.node && back.length <= 1 && back[0]?.state === trail.find(({ by }) => by !== null)?.state;
    return back.length === 0;
  }

  private read(source: State, trail: readonly { readonly state: State; readonly by: number | null }[]): FoundPath {
    const nodes = this.pattern.nodes.map(() => source.node);
    const paths = this.steps.map(() => ({ edges: [] as number[], inner: [] as number[] }));
    for (const { state, by } of trail.toReversed()) {
      if (by === null) nodes[this.pattern.edges[state.edge - 1]?.right ?? 0] = state.node;
      else {
        const path = paths[state.edge];
        path?.edges.push(by);
        path?.inner.push(state.node);
      }
    }
    for (const { inner } of paths) inner.pop();
    return { nodes, paths };
  }
}
