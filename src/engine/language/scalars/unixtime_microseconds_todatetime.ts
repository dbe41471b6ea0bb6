import { defineScalar } from '../define.js';
import { unixTimeOverloads } from './_unix-time.js';

export default defineScalar({
  name: 'unixtime_microseconds_todatetime',
  summary: 'The datetime that is a number of microseconds after 1970-01-01; null where it is out of range.',
  source: 'https://learn.microsoft.com/kusto/query/unixtime-microseconds-todatetime-function',
  overloads: unixTimeOverloads(10n),
  examples: [
    {
      kql: 'print unixtime_microseconds_todatetime(1546300800000000)',
      result: '2019-01-01T00:00:00.0000000Z',
      verified: 'engine',
    },
  ],
});
