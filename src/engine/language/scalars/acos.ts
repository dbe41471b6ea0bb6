import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'acos',
  summary: 'The angle in radians whose cosine is a number.',
  source: 'https://learn.microsoft.com/kusto/query/acos-function',
  note: 'NaN where there is no such real; the documentation says null, but the service gives NaN for the like of it.',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', Math.acos)],
  examples: [{ kql: 'print acos(0.5)', result: 1.0471975511965979, verified: 'reasoned' }],
});
