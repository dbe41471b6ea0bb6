import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'degrees',
  summary: 'An angle in radians as degrees.',
  source: 'https://learn.microsoft.com/kusto/query/degrees-function',
  overloads: [overload(['number: number as real'], 'real', (radians) => (radians * 180) / Math.PI)],
  examples: [{ kql: 'print degrees(pi() / 4)', result: 45, verified: 'engine' }],
});
