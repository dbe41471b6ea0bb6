import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'log2',
  summary: 'The logarithm to base 2.',
  source: 'https://learn.microsoft.com/kusto/query/log2-function',
  note: 'NaN where there is no such real; the documentation says null, but the service gives NaN for the like of it.',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.log2)],
  examples: [{ kql: 'print log2(1024)', result: 10, verified: 'reasoned' }],
});
