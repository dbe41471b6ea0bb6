import { defineScalar, overload } from '../define.js';
import { logGamma } from './_special-functions.js';

export default defineScalar({
  name: 'loggamma',
  summary: 'The natural logarithm of the absolute value of the gamma function.',
  source: 'https://learn.microsoft.com/kusto/query/loggamma-function',
  naming: 'argument',
  overloads: [overload(['number: number as real'], 'real', logGamma)],
  examples: [{ kql: 'print loggamma(5)', result: 3.1780538303479458, verified: 'engine' }],
});
