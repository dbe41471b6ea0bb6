import { defineScalar } from '../define.js';
import { shiftOverloads } from './_array-shift.js';

export default defineScalar({
  name: 'array_shift_left',
  summary:
    'The array with its elements moved to the left; free places take the given value, else null, or an empty text among texts.',
  source: 'https://learn.microsoft.com/kusto/query/array-shift-left-function',
  overloads: shiftOverloads(1),
  examples: [
    { kql: 'print array_shift_left(dynamic([1, 2, 3, 4, 5]), 2)', result: [3, 4, 5, null, null] },
    { kql: 'print array_shift_left(dynamic([1, 2, 3, 4, 5]), -2, -1)', result: [-1, -1, 1, 2, 3], verified: 'engine' },
  ],
});
