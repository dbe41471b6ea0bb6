import { defineScalar } from '../define.js';
import { rotateOverload } from './_array-rotate.js';

export default defineScalar({
  name: 'array_rotate_left',
  summary: 'The array with its elements moved to the left, those that fall out coming back at the other end.',
  source: 'https://learn.microsoft.com/kusto/query/array-rotate-left-function',
  overloads: [rotateOverload(1)],
  examples: [
    { kql: 'print array_rotate_left(dynamic([10, 20, 30]), 1)', result: [20, 30, 10], verified: 'engine' },
    { kql: 'print array_rotate_left(dynamic([1, 2, 3, 4, 5]), -2)', result: [4, 5, 1, 2, 3] },
  ],
});
