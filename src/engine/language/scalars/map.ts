import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'map',
  summary: 'The values of an expression for each edge of a variable-length edge, or for each node between them.',
  source: 'https://learn.microsoft.com/kusto/query/map-graph-function',
  overloads: [],
  bind: outsidePattern('dynamic'),
  examples: [
    {
      kql: 'datatable (x: string, y: string, w: long) ["a", "b", 1, "b", "c", 5, "c", "d", 7] | make-graph x --> y with_node_id=n | graph-match (p)-[e*3..3]->(q) project map(e, w * 2), map(inner_nodes(e), n)',
      rows: [
        [
          [2, 10, 14],
          ['b', 'c'],
        ],
      ],
      verified: 'reasoned',
    },
  ],
});
