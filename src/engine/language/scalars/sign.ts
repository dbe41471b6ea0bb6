import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'sign',
  summary: 'The sign of a number: -1, 0 or 1; 0 for NaN.',
  source: 'https://learn.microsoft.com/kusto/query/sign-function',
  overloads: [overload(['number: number as real'], 'real', (number) => Math.sign(number) || 0)],
  examples: [
    { kql: 'print sign(-42)', result: -1, verified: 'engine' },
    { kql: 'print sign(real(nan))', result: 0, verified: 'engine' },
  ],
});
