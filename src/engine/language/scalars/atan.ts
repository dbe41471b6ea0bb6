import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'atan',
  summary: 'The angle in radians whose tangent is a number.',
  source: 'https://learn.microsoft.com/kusto/query/atan-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.atan)],
  examples: [{ kql: 'print atan(0.5)', result: 0.4636476090008061 }],
});
