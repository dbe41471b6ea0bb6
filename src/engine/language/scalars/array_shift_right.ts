import { defineScalar } from '../define.js';
import { shiftOverloads } from './_array-shift.js';

export default defineScalar({
  name: 'array_shift_right',
  summary:
    'The array with its elements moved to the right; free places take the given value, else null, or an empty text among texts.',
  source: 'https://learn.microsoft.com/kusto/query/array-shift-right-function',
  overloads: shiftOverloads(-1),
  examples: [
    { kql: 'print array_shift_right(dynamic([1, 2, 3, 4, 5]), 2)', result: [null, null, 1, 2, 3], verified: 'engine' },
    { kql: 'print array_shift_right(dynamic([1, 2, 3, 4, 5]), 2, -1)', result: [-1, -1, 1, 2, 3], verified: 'engine' },
  ],
});
