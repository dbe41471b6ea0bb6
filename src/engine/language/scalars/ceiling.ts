import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'ceiling',
  summary: 'The least whole number that is not below a number, as a real; of a decimal as a decimal.',
  source: 'https://learn.microsoft.com/kusto/query/ceiling-function',
  naming: 'argument',
  overloads: [
    overload(['number: int|long|real as real'], 'real', (number) => Math.ceil(number) + 0),
    overload(['number: decimal'], 'decimal', (number) => number.ceil()),
  ],
  examples: [
    { kql: 'print ceiling(-1.1)', result: -1, verified: 'engine' },
    { kql: 'print ceiling(0.9)', result: 1, verified: 'engine' },
    { kql: 'print gettype(ceiling(0))', result: 'real', verified: 'engine' },
  ],
});
