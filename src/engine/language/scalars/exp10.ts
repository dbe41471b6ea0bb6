import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'exp10',
  summary: '10 to the power of a number.',
  source: 'https://learn.microsoft.com/kusto/query/exp10-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', (number) => 10 ** number)],
  examples: [{ kql: 'print exp10(2)', result: 100, verified: 'engine' }],
});
