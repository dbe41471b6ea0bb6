import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'pow',
  summary: 'A number to the power of another, as a real.',
  source: 'https://learn.microsoft.com/kusto/query/pow-function',
  naming: 'argument',
  overloads: [
    overload(['base: number as real', 'exponent: number as real'], 'real', (base, exponent) => base ** exponent),
  ],
  examples: [
    { kql: 'print pow(2, 10)', result: 1024, verified: 'engine' },
    { kql: 'print isnan(pow(-8, 1.0 / 3.0))', result: true, verified: 'engine' },
  ],
});
