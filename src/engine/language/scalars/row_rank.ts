import { defineScalar, windowed } from '../define.js';
import { ranks } from './_row-rank.js';

export default defineScalar({
  name: 'row_rank',
  summary:
    'How many different terms stand up to this row, or with `false` the number of the first row of its term: the old form of `row_rank_dense` and `row_rank_min`.',
  source: 'https://learn.microsoft.com/kusto/query/row-rank-dense-function',
  overloads: [
    windowed(['column: not-dynamic', 'dense?: constant bool'], 'long', ({ constants }) => {
      const kernel = ranks(constants[1] !== false);
      return ([terms], length) => kernel(terms === undefined ? [] : [terms], length);
    }),
  ],
  examples: [
    {
      kql: 'datatable (x: long) [7, 7, 8, 9] | serialize r = row_rank(x) | project r',
      rows: [[1], [1], [2], [3]],
      verified: 'reasoned',
    },
  ],
});
