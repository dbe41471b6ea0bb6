import type { Dynamic } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { allArrays } from './_arrays.js';

function zip(arrays: readonly (readonly Dynamic[])[]): Dynamic {
  const length = Math.max(...arrays.map((array) => array.length));
  return Array.from({ length }, (_, i) => arrays.map((array) => array[i] ?? null));
}

export default defineScalar({
  name: 'zip',
  summary:
    'An array of the first elements of all arrays, the second ones and so on; shorter arrays give nulls. Null where an argument is no array.',
  source: 'https://learn.microsoft.com/kusto/query/zip-function',
  overloads: [
    overload(['array: array', 'more...: array'], 'dynamic', (...values) => {
      const arrays = allArrays(values);
      return arrays === null ? null : zip(arrays);
    }),
  ],
  examples: [
    {
      kql: 'print zip(dynamic([1, 3, 5]), dynamic([2, 4, 6]))',
      result: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      verified: 'engine',
    },
    {
      kql: 'print zip(dynamic(["A", 1, 1.5]), dynamic([{}, "B"]))',
      result: [
        ['A', {}],
        [1, 'B'],
        [1.5, null],
      ],
      verified: 'engine',
    },
  ],
});
