import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'log',
  summary: 'The natural logarithm.',
  source: 'https://learn.microsoft.com/kusto/query/log-function',
  note: 'NaN where there is no such real; the documentation says null, but the service gives NaN for the like of it.',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.log)],
  examples: [{ kql: 'print log(5)', result: 1.6094379124341003, verified: 'engine' }],
});
