import { defineScalar } from '../define.js';
import { extremeOverloads } from './_extreme-of.js';

export default defineScalar({
  name: 'max_of',
  summary: 'The greatest of the arguments; nulls do not count.',
  source: 'https://learn.microsoft.com/kusto/query/max-of-function',
  overloads: extremeOverloads((difference) => difference > 0),
  examples: [
    { kql: 'print max_of(10, 1, -3, 17)', result: 17 },
    { kql: 'print max_of(1, long(null), 3)', result: 3, verified: 'engine' },
  ],
});
