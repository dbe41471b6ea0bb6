import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'atan2',
  summary: 'The angle in radians between the x axis and the way from the origin to the point (x, y).',
  source: 'https://learn.microsoft.com/kusto/query/atan2-function',
  naming: 'argument',
  overloads: [overload(['y: number as real', 'x: number as real'], 'real', Math.atan2)],
  examples: [{ kql: 'print atan2(1, 1)', result: 0.7853981633974483 }],
});
