import { defineScalar, overload } from '../define.js';
import { allArrays } from './_arrays.js';

export default defineScalar({
  name: 'array_concat',
  summary: 'One array of the elements of all; null where an argument is no array.',
  source: 'https://learn.microsoft.com/kusto/query/array-concat-function',
  overloads: [overload(['array...: array'], 'dynamic', (...arrays) => allArrays(arrays)?.flat(1) ?? null)],
  examples: [
    { kql: 'print array_concat(dynamic([1, 2]), dynamic([[3], 4]))', result: [1, 2, [3], 4], verified: 'reasoned' },
  ],
});
