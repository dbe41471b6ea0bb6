import { defineScalar } from '../define.js';
import { unixTimeOverloads } from './_unix-time.js';

export default defineScalar({
  name: 'unixtime_seconds_todatetime',
  summary: 'The datetime that is a number of seconds after 1970-01-01; null where it is out of range.',
  source: 'https://learn.microsoft.com/kusto/query/unixtime-seconds-todatetime-function',
  overloads: unixTimeOverloads(10_000_000n),
  examples: [
    { kql: 'print unixtime_seconds_todatetime(1546300800)', result: '2019-01-01T00:00:00.0000000Z' },
    { kql: 'print unixtime_seconds_todatetime(-0.5)', result: '1969-12-31T23:59:59.5000000Z', verified: 'reasoned' },
  ],
});
