import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'exp2',
  summary: '2 to the power of a number.',
  source: 'https://learn.microsoft.com/kusto/query/exp2-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', (number) => 2 ** number)],
  examples: [{ kql: 'print exp2(10)', result: 1024, verified: 'reasoned' }],
});
