import { defineScalar, overload } from '../define.js';
import { gamma } from './_special-functions.js';

export default defineScalar({
  name: 'gamma',
  summary: 'The gamma function.',
  source: 'https://learn.microsoft.com/kusto/query/gamma-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', gamma)],
  examples: [
    { kql: 'print gamma(5)', result: 24, verified: 'engine' },
    { kql: 'print gamma(0.5)', result: 1.7724538509055159, verified: 'reasoned' },
  ],
});
