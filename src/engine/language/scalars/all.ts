import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'all',
  summary:
    'Whether a condition holds for all edges of a variable-length edge, or for all nodes between them; true where there are none.',
  source: 'https://learn.microsoft.com/kusto/query/all-graph-function',
  overloads: [],
  bind: outsidePattern('bool'),
  examples: [
    {
      kql: 'datatable (x: string, y: string, w: long) ["a", "b", 1, "b", "c", 5, "c", "d", 7] | make-graph x --> y with_node_id=n | graph-match (p)-[e*1..3]->(q) where p.n == "a" and all(inner_nodes(e), n != "c") project q.n',
      rows: [['b'], ['c']],
      verified: 'reasoned',
    },
  ],
});
