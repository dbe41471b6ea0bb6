import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'tan',
  summary: 'The tangent of an angle in radians.',
  source: 'https://learn.microsoft.com/kusto/query/tan-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.tan)],
  examples: [{ kql: 'print tan(1)', result: 1.5574077246549023 }],
});
