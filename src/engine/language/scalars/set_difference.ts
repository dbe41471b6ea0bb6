import { defineScalar } from '../define.js';
import { filterSet, setsOverload } from './_sets.js';

export default defineScalar({
  name: 'set_difference',
  summary: 'The distinct elements of the first array that are in no other; null where an argument is no array.',
  source: 'https://learn.microsoft.com/kusto/query/set-difference-function',
  overloads: [setsOverload((first, others) => filterSet(first, (key) => !others.some((set) => set.has(key))))],
  examples: [
    { kql: 'print set_difference(dynamic([1, 2, 1, 4]), dynamic([1, 2]))', result: [4], verified: 'reasoned' },
    { kql: 'print set_difference(dynamic([1, 2, 3]), dynamic([1, 2, 3]))', result: [] },
  ],
});
