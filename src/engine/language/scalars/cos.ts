import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'cos',
  summary: 'The cosine of an angle in radians.',
  source: 'https://learn.microsoft.com/kusto/query/cos-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.cos)],
  examples: [{ kql: 'print cos(1)', result: 0.5403023058681398, verified: 'engine' }],
});
