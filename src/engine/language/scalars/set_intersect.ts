import { defineScalar } from '../define.js';
import { filterSet, setsOverload } from './_sets.js';

export default defineScalar({
  name: 'set_intersect',
  summary: 'The distinct elements that are in all arrays; null where an argument is no array.',
  source: 'https://learn.microsoft.com/kusto/query/set-intersect-function',
  overloads: [setsOverload((first, others) => filterSet(first, (key) => others.every((set) => set.has(key))))],
  examples: [
    { kql: 'print set_intersect(dynamic([1, 2, 3]), dynamic([3, 2, 8]))', result: [2, 3], verified: 'reasoned' },
    { kql: 'print set_intersect(dynamic([1, 2, 3]), dynamic([4, 5]))', result: [], verified: 'engine' },
  ],
});
