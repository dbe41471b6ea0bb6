import { defineScalar } from '../define.js';
import { extremeOverloads } from './_extreme-of.js';

export default defineScalar({
  name: 'min_of',
  summary: 'The least of the arguments; nulls do not count.',
  source: 'https://learn.microsoft.com/kusto/query/min-of-function',
  overloads: extremeOverloads((difference) => difference < 0),
  examples: [
    { kql: 'print min_of(10, 1, -3, 17)', result: -3 },
    { kql: 'print min_of(int(null), 5)', result: 5, verified: 'engine' },
  ],
});
