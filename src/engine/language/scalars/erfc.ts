import { defineScalar, overload } from '../define.js';
import { erfc } from './_special-functions.js';

export default defineScalar({
  name: 'erfc',
  summary: '1 less the error function.',
  source: 'https://learn.microsoft.com/kusto/query/erfc-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', erfc)],
  examples: [
    { kql: 'print erfc(3)', result: 0.000022090496998585438, verified: 'engine' },
    { kql: 'print erfc(-2)', result: 1.9953222650189528, verified: 'engine' },
  ],
});
