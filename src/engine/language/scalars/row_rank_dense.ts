import { defineScalar, windowed } from '../define.js';
import { ranks } from './_row-rank.js';

export default defineScalar({
  name: 'row_rank_dense',
  summary:
    'How many different terms stand up to this row, counted anew where a condition is true; rows that follow one another with the same term have one rank.',
  source: 'https://learn.microsoft.com/kusto/query/row-rank-dense-function',
  overloads: [windowed(['term: not-dynamic', 'restart?: bool'], 'long', () => ranks(true))],
  examples: [
    {
      kql: 'datatable (x: long) [7, 7, 8, 9] | serialize r = row_rank_dense(x) | project r',
      rows: [[1], [1], [2], [3]],
    },
  ],
});
