import { defineOperator } from '../define.js';
import { Graph } from './_graph.js';
import { matchRows, projected } from './_graph-matches.js';
import { type GraphQueryNode, parseGraphQuery } from './_graph-pattern.js';
import { bindGraphQuery, type GraphQueryPlan } from './_graph-query.js';
import { wordParameter } from './_parameters.js';
import { type Cycles, PatternSearch } from './_pattern-search.js';

interface GraphMatchPlan extends GraphQueryPlan {
  readonly cycles: Cycles;
}

const CYCLES: readonly Cycles[] = ['all', 'none', 'unique_edges'];

export default defineOperator<GraphQueryNode, GraphMatchPlan>({
  name: 'graph-match',
  summary: 'A row for each match of a pattern in a graph.',
  source: 'https://learn.microsoft.com/kusto/query/graph-match-operator',
  examples: [
    {
      kql: 'datatable (x: string, y: string, w: long) ["a", "b", 1, "b", "c", 5, "c", "d", 7] | make-graph x --> y with_node_id=n | graph-match (p)-[e*1..2]->(q) where e.w > 1 project p.n, q.n, e.w',
      rows: [
        ['b', 'c', [5]],
        ['b', 'd', [5, 7]],
        ['c', 'd', [7]],
      ],
    },
    {
      kql: 'datatable (x: string, y: string) ["a", "n", "b", "n", "n", "c"] | make-graph x --> y with_node_id=id | graph-match (p)-->(n)-->(r), (q)-->(n) where strcmp(p.id, q.id) < 0 project p.id, q.id, r.id',
      rows: [['a', 'b', 'c']],
      verified: 'reasoned',
    },
    {
      kql: 'datatable (x: long, y: long) [1, 2, 2, 1] | make-graph x --> y with_node_id=n | graph-match cycles=none (p)-[e*1..2]->(q) project p.n, q.n, map(e, y)',
      rows: [
        [1, 2, [2]],
        [2, 1, [1]],
      ],
    },
  ],

  parse: (parser) => parseGraphQuery(parser, 'cycles'),

  bind(node, input, scope, binder) {
    const plan = bindGraphQuery(node, input, scope, binder);
    const cycles = cyclesOf(wordParameter(node.parameters, 'cycles', CYCLES, binder));
    return plan === null ? binder.brokenTable() : ({ ...plan, cycles } as GraphMatchPlan);
  },

  *run(plan, context) {
    const graph = Graph.of(plan.inputs[0], context);
    for (const matches of new PatternSearch(graph, plan.pattern, plan.cycles, context).run()) {
      yield projected(matchRows(matches, plan, graph, context).rows, plan, context);
    }
  },
});

function cyclesOf(word: string | null): Cycles {
  return CYCLES.find((cycles) => cycles === word) ?? 'unique_edges';
}
