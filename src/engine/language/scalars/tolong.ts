import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'tolong',
  summary:
    'The value as a 64-bit integer: a real is cut towards zero, a datetime or timespan gives its ticks; null for what is no whole number.',
  source: 'https://learn.microsoft.com/kusto/query/tolong-function',
  naming: 'argument',
  overloads: conversionOverloads('long'),
  examples: [
    { kql: 'print tolong("0x10")', result: 16, verified: 'engine' },
    { kql: 'print tolong(1d)', result: 864000000000, verified: 'engine' },
    { kql: 'print tolong("9223372036854775808")', result: null, verified: 'engine' },
  ],
});
