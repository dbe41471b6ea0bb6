import { defineScalar } from '../define.js';
import { sortedColumns, sortOverloads } from './_array-sort.js';

export default defineScalar({
  name: 'array_sort_desc',
  summary:
    'The first array in descending order, and the others in the same; nulls come last unless the last argument is false. Several arrays give several columns.',
  source: 'https://learn.microsoft.com/kusto/query/array-sort-desc-function',
  columns: sortedColumns,
  overloads: sortOverloads(-1),
  examples: [
    {
      kql: 'let a = dynamic([1, 3, 4, 5, 2]); let b = dynamic(["a", "b", "c", "d", "e"]); print array_sort_desc(a, b)',
      rows: [
        [
          [5, 4, 3, 2, 1],
          ['d', 'c', 'b', 'e', 'a'],
        ],
      ],
      verified: 'engine',
    },
    { kql: 'print array_sort_desc(dynamic([3, null, 1]), false)', result: [null, 3, 1], verified: 'reasoned' },
  ],
});
