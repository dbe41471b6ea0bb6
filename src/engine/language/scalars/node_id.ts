import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'node_id',
  summary: 'The id of a node as text.',
  source: 'https://learn.microsoft.com/kusto/query/graph-operators',
  overloads: [],
  bind: outsidePattern('string'),
  examples: [
    {
      kql: 'datatable (x: long, y: long) [1, 2] | make-graph x --> y | graph-match (p)-->(q) project a = node_id(p), b = node_id(q)',
      rows: [['1', '2']],
      verified: 'reasoned',
    },
  ],
});
