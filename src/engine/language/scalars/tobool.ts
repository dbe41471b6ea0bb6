import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'tobool',
  aliases: ['toboolean'],
  summary: 'The value as a bool: `true` and `false` in any case, a number but for 0; null for anything else.',
  source: 'https://learn.microsoft.com/kusto/query/tobool-function',
  naming: 'argument',
  overloads: conversionOverloads('bool'),
  examples: [
    { kql: 'print tobool("tRuE")', result: true, verified: 'engine' },
    { kql: 'print tobool("yes")', result: null, verified: 'engine' },
  ],
});
