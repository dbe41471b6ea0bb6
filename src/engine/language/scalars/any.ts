import { defineScalar } from '../define.js';
import { outsidePattern } from './_graph-function.js';

export default defineScalar({
  name: 'any',
  summary: 'Whether a condition holds for one of the edges of a variable-length edge, or of the nodes between them.',
  source: 'https://learn.microsoft.com/kusto/query/any-graph-function',
  overloads: [],
  bind: outsidePattern('bool'),
  examples: [
    {
      kql: 'datatable (x: string, y: string, w: long) ["a", "b", 1, "b", "c", 5, "c", "d", 7] | make-graph x --> y with_node_id=n | graph-match (p)-[e*1..3]->(q) where p.n == "a" and any(e, w > 1) project q.n',
      rows: [['c'], ['d']],
      verified: 'reasoned',
    },
  ],
});
