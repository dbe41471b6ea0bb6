import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'strcat',
  summary: 'The texts of the arguments, joined.',
  source: 'https://learn.microsoft.com/kusto/query/strcat-function',
  overloads: [overload(['values...: scalar as string'], 'string', (...values) => values.join(''))],
  examples: [
    { kql: 'print strcat("hello", " ", "world")', result: 'hello world', verified: 'engine' },
    { kql: 'print strcat("a", 1, 1h, int(null))', result: 'a101:00:00', verified: 'reasoned' },
  ],
});
