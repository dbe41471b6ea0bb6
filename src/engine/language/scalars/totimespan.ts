import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'totimespan',
  aliases: ['totime'],
  summary: 'The timespan that a text gives, or of a number of ticks; null where it is none.',
  source: 'https://learn.microsoft.com/kusto/query/totimespan-function',
  naming: 'argument',
  overloads: conversionOverloads('timespan'),
  examples: [
    { kql: 'print totimespan("1.02:03:04.5")', result: '1.02:03:04.5000000', verified: 'engine' },
    { kql: 'print totimespan("90s")', result: '00:01:30', verified: 'engine' },
  ],
});
