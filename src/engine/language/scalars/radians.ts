import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'radians',
  summary: 'An angle in degrees as radians.',
  source: 'https://learn.microsoft.com/kusto/query/radians-function',
  overloads: [overload(['number: number as real'], 'real', (degrees) => (degrees * Math.PI) / 180)],
  examples: [
    { kql: 'print radians(180)', result: 3.141592653589793, verified: 'engine' },
  ],
});
