import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'sin',
  summary: 'The sine of an angle in radians.',
  source: 'https://learn.microsoft.com/kusto/query/sin-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.sin)],
  examples: [{ kql: 'print sin(1)', result: 0.8414709848078965, verified: 'engine' }],
});
