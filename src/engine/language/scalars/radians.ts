import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'radians',
  summary: 'An angle in degrees as radians.',
  source: 'https://learn.microsoft.com/kusto/query/radians-function',
  overloads: [overload(['number: number as real'], 'real', (degrees) => (degrees * Math.PI) / 180)],
  examples: [{ kql: 'print radians(90)', result: 1.5707963267948966, verified: 'engine' }],
});
