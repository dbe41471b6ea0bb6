import { defineScalar } from '../define.js';
import { sortedColumns, sortOverloads } from './_array-sort.js';

export default defineScalar({
  name: 'array_sort_asc',
  summary:
    'The first array in ascending order, and the others in the same; nulls come last unless the last argument is false. Several arrays give several columns.',
  source: 'https://learn.microsoft.com/kusto/query/array-sort-asc-function',
  columns: sortedColumns,
  overloads: sortOverloads(1),
  examples: [
    {
      kql: 'let a = dynamic([1, 3, 4, 5, 2]); let b = dynamic(["a", "b", "c", "d", "e"]); print array_sort_asc(a, b)',
      rows: [
        [
          [1, 2, 3, 4, 5],
          ['a', 'e', 'b', 'c', 'd'],
        ],
      ],
      verified: 'engine',
    },
    { kql: 'print array_sort_asc(dynamic([3, null, "text", 1]))', result: [1, 3, 'text', null], verified: 'reasoned' },
  ],
});
