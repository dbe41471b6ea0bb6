import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'inner_nodes',
  summary: 'The nodes between the edges of a variable-length edge, for `all`, `any` and `map` to go over.',
  source: 'https://learn.microsoft.com/kusto/query/inner-nodes-graph-function',
  overloads: [],
  bind: outsidePattern('dynamic'),
  examples: [
    {
      kql: 'datatable (x: string, y: string, w: long) ["a", "b", 1, "b", "c", 5, "c", "d", 7] | make-graph x --> y with_node_id=n | graph-match (p)-[e*2..3]->(q) where p.n == "a" project map(inner_nodes(e), n)',
      rows: [[['b']], [['b', 'c']]],
      verified: 'reasoned',
    },
  ],
});
