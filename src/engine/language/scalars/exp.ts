import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'exp',
  summary: 'e to the power of a number.',
  source: 'https://learn.microsoft.com/kusto/query/exp-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.exp)],
  examples: [{ kql: 'print exp(2)', result: 7.38905609893065, verified: 'engine' }],
});
