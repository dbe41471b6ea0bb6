import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'log10',
  summary: 'The logarithm to base 10.',
  source: 'https://learn.microsoft.com/kusto/query/log10-function',
  note: 'NaN where there is no such real; the documentation says null, but the service gives NaN for the like of it.',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.log10)],
  examples: [{ kql: 'print log10(100)', result: 2, verified: 'reasoned' }],
});
