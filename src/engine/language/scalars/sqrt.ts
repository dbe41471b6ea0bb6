import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'sqrt',
  summary: 'The square root.',
  source: 'https://learn.microsoft.com/kusto/query/sqrt-function',
  note: 'NaN where there is no such real; the documentation says null, but the service gives NaN for the like of it.',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.sqrt)],
  examples: [{ kql: 'print sqrt(2.25)', result: 1.5, verified: 'reasoned' }],
});
