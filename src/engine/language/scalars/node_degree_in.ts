import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'node_degree_in',
  summary: 'How many edges lead to a node.',
  source: 'https://learn.microsoft.com/kusto/query/node-degree-in',
  overloads: [],
  bind: outsidePattern('long'),
  examples: [
    {
      kql: 'datatable (x: string, y: string) ["a", "c", "b", "c"] | make-graph x --> y with_node_id=n | graph-match (p)-->(q) project p.n, i = node_degree_in(q)',
      rows: [
        ['a', 2],
        ['b', 2],
      ],
      verified: 'reasoned',
    },
  ],
});
