import { defineScalar } from '../define.js';
import { rotateOverload } from './_array-rotate.js';

export default defineScalar({
  name: 'array_rotate_right',
  summary: 'The array with its elements moved to the right, those that fall out coming back at the other end.',
  source: 'https://learn.microsoft.com/kusto/query/array-rotate-right-function',
  overloads: [rotateOverload(-1)],
  examples: [{ kql: 'print array_rotate_right(dynamic([1, 2, 3, 4, 5]), 2)', result: [4, 5, 1, 2, 3] }],
});
