import { defineScalar, overload } from '../define.js';
import { erf } from './_special-functions.js';

export default defineScalar({
  name: 'erf',
  summary: 'The error function.',
  source: 'https://learn.microsoft.com/kusto/query/erf-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', erf)],
  examples: [{ kql: 'print erf(1)', result: 0.8427007929497149, verified: 'reasoned' }],
});
