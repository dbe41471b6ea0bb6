import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'node_degree_out',
  summary: 'How many edges leave a node.',
  source: 'https://learn.microsoft.com/kusto/query/node-degree-out',
  overloads: [],
  bind: outsidePattern('long'),
  examples: [
    {
      kql: 'datatable (x: string, y: string) ["a", "b", "a", "c"] | make-graph x --> y with_node_id=n | graph-match (p)-->(q) project q.n, o = node_degree_out(p)',
      rows: [
        ['b', 2],
        ['c', 2],
      ],
      verified: 'reasoned',
    },
  ],
});
