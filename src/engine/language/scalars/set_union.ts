import { defineScalar } from '../define.js';
import { setOf, setsOverload } from './_sets.js';

export default defineScalar({
  name: 'set_union',
  summary: 'The distinct elements of all arrays; null where an argument is no array.',
  source: 'https://learn.microsoft.com/kusto/query/set-union-function',
  overloads: [setsOverload((first, others) => setOf([first, ...others].flatMap((set) => [...set.values()])))],
  examples: [
    {
      kql: 'print set_union(dynamic([1, 2, 3]), dynamic([3, 4]), dynamic([5]))',
      result: [1, 2, 3, 4, 5],
      verified: 'engine',
    },
  ],
});
