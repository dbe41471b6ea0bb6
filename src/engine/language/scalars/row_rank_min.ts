import { defineScalar, windowed } from '../define.js';
import { ranks } from './_row-rank.js';

export default defineScalar({
  name: 'row_rank_min',
  summary:
    'The number of the first row that has the same term as this one without another between, counted anew where a condition is true.',
  source: 'https://learn.microsoft.com/kusto/query/row-rank-min-function',
  overloads: [windowed(['term: not-dynamic', 'restart?: bool'], 'long', () => ranks(false))],
  examples: [
    { kql: 'datatable (x: long) [7, 7, 8, 9] | serialize r = row_rank_min(x) | project r', rows: [[1], [1], [3], [4]] },
  ],
});
