import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'labels',
  summary: 'The labels of a node or an edge. A graph that `make-graph` makes has none: the array is empty.',
  source: 'https://learn.microsoft.com/kusto/query/labels-graph-function',
  overloads: [],
  bind: outsidePattern('dynamic'),
  examples: [
    {
      kql: 'datatable (x: string, y: string) ["a", "b"] | make-graph x --> y | graph-match (p)-[e]->(q) project a = labels(p), b = labels(e)',
      rows: [[[], []]],
    },
  ],
});
