import { defineScalar } from '../define.js';
import { bindNeighbour, neighbourOverload } from './_neighbour.js';

const overload = neighbourOverload(-1);

export default defineScalar({
  name: 'prev',
  summary:
    'The value of a column so many rows before this one, 1 where nothing is said; where there is no such row the default, or null.',
  source: 'https://learn.microsoft.com/kusto/query/prev-function',
  overloads: [overload],
  bind: bindNeighbour('prev', overload),
  examples: [
    {
      kql: 'range x from 1 to 3 step 1 | extend y = prev(x, 1, 0)',
      rows: [
        [1, 0],
        [2, 1],
        [3, 2],
      ],
      verified: 'engine',
    },
  ],
});
