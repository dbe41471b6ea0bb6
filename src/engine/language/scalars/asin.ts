import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'asin',
  summary: 'The angle in radians whose sine is a number.',
  source: 'https://learn.microsoft.com/kusto/query/asin-function',
  note: 'NaN where there is no such real; the documentation says null, but the service gives NaN for the like of it.',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.asin)],
  examples: [{ kql: 'print asin(0.5)', result: 0.5235987755982989 }],
});
