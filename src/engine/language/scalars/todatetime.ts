import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'todatetime',
  summary: 'The moment that a text names, in UTC, or of a number of ticks; null where it is none.',
  source: 'https://learn.microsoft.com/kusto/query/todatetime-function',
  naming: 'argument',
  overloads: conversionOverloads('datetime'),
  examples: [
    { kql: 'print todatetime("2020-01-01T13:45:00Z")', result: '2020-01-01T13:45:00.0000000Z', verified: 'engine' },
    { kql: 'print todatetime("not a date")', result: null, verified: 'engine' },
  ],
});
