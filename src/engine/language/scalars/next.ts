import { defineScalar } from '../define.js';
import { bindNeighbour, neighbourOverload } from './_neighbour.js';

const overload = neighbourOverload(1);

export default defineScalar({
  name: 'next',
  summary:
    'The value of a column so many rows after this one, 1 where nothing is said; where there is no such row the default, or null.',
  source: 'https://learn.microsoft.com/kusto/query/next-function',
  overloads: [overload],
  bind: bindNeighbour('next', overload),
  examples: [
    {
      kql: 'range x from 1 to 3 step 1 | extend y = next(x, 2)',
      rows: [
        [1, 3],
        [2, null],
        [3, null],
      ],
      verified: 'reasoned',
    },
  ],
});
