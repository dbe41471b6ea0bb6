import type { RunContext } from '../../run/context.js';
import type { Batch } from '../../values/batch.js';
import { defineOperator } from '../define.js';
import { Graph } from './_graph.js';
import { Matches, matchRows, projected } from './_graph-matches.js';
import { type GraphQueryNode, parseGraphQuery } from './_graph-pattern.js';
import { bindGraphQuery, type GraphQueryPlan } from './_graph-query.js';
import { wordParameter } from './_parameters.js';
import { ShortestPaths, type State } from './_shortest-paths.js';

interface ShortestPathsPlan extends GraphQueryPlan {
  /** one path for each source and target, or all of the same length */
  readonly output: 'any' | 'all';
}

export default defineOperator<GraphQueryNode, ShortestPathsPlan>({
  name: 'graph-shortest-paths',
  summary: 'The shortest paths of a pattern from each of its sources to each of its targets, a row for each.',
  source: 'https://learn.microsoft.com/kusto/query/graph-shortest-paths-operator',
  note: 'Of several shortest paths `output=any` gives the first that is found; in the service it is any.',
  examples: [
    {
      kql: 'datatable (x: string, y: string) ["a", "b", "b", "d", "a", "c", "c", "d"] | make-graph x --> y with_node_id=n | graph-shortest-paths output=all (p)-[e*1..5]->(q) where p.n == "a" and q.n == "d" project p.n, map(e, y), q.n',
      rows: [
        ['a', ['b', 'd'], 'd'],
        ['a', ['c', 'd'], 'd'],
      ],
      verified: 'reasoned',
    },
    {
      kql: 'datatable (x: string, y: string) ["a", "b", "b", "c", "a", "c"] | make-graph x --> y with_node_id=n | graph-shortest-paths (p)-[e*1..5]->(q) where p.n == "a" project q.n, map(e, y)',
      rows: [
        ['b', ['b']],
        ['c', ['c']],
      ],
      verified: 'reasoned',
    },
  ],

  parse: (parser) => parseGraphQuery(parser, 'output'),

  bind(node, input, scope, binder) {
    const plan = bindGraphQuery(node, input, scope, binder);
    const output = wordParameter(node.parameters, 'output', ['any', 'all'], binder) === 'all' ? 'all' : 'any';
    const [first, second] = node.sequences;
    if (second !== undefined || first?.edges.every((edge) => edge.repeat === null)) {
      const hint = 'write `(a)-[e*1..5]->(b)`';
      binder.error('KQ132', 'a shortest path is one sequence with a variable-length edge', node.keywordSpan, hint);
    }
    return plan === null ? binder.brokenTable() : ({ ...plan, output } as ShortestPathsPlan);
  },

  *run(plan, context) {
    const graph = Graph.of(plan.inputs[0], context);
    const search = new ShortestPaths(graph, plan.pattern, isThorough(plan, context), context);
    for (const source of search.sources()) yield* pathsFrom(source, search, plan, graph, context);
  },
});

/** Whether the first way to a node need not be part of a path that is wanted. */
function isThorough({ pattern: { edges }, conditions }: ShortestPathsPlan, context: RunContext): boolean {
  const [only, second] = edges;
  const least = only?.repeat == null ? 1 : Number(context.constant(only.repeat.least));
  return second !== undefined || least > 1 || conditions.length > 0;
}

function* pathsFrom(
  source: number,
  search: ShortestPaths,
  plan: ShortestPathsPlan,
  graph: Graph,
  context: RunContext,
): Iterable<Batch> {
  const reached = new Set<number>();
  const wanted = search.targetCount();
  for (const ends of search.levels(source)) {
    const { matches, targets } = candidates(
      search,
      ends.filter(({ node }) => !reached.has(node)),
      plan,
      context,
    );
    if (matches.length === 0) continue;
    const { rows, kept } = matchRows(matches, plan, graph, context);
    const chosen = Uint32Array.from(rows.length === 0 ? [] : kept.keys()).filter((row) => {
      const target = targets[kept[row] as number] as number;
      const isNew = plan.output === 'all' || !reached.has(target);
      if (plan.output === 'any') reached.add(target);
      return isNew;
    });
    for (const row of kept) reached.add(targets[row] as number);
    yield projected(rows.select(chosen), plan, context);
    if (reached.size === wanted) return;
  }
}

/** The paths of one length, and where each of them ends. */
function candidates(
  search: ShortestPaths,
  ends: readonly State[],
  { pattern, output, conditions }: ShortestPathsPlan,
  context: RunContext,
) {
  const matches = new Matches(pattern);
  const targets: number[] = [];
  for (const end of ends) {
    for (const { nodes, paths } of search.pathsTo(end)) {
      matches.add(nodes, paths);
      targets.push(end.node);
      context.checkRows(matches.length, 'graph-shortest-paths');
      if (output === 'any' && conditions.length === 0) break;
    }
  }
  return { matches, targets };
}
