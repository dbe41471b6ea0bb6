import { defineScalar } from '../define.js';
import { unixTimeOverloads } from './_unix-time.js';

export default defineScalar({
  name: 'unixtime_milliseconds_todatetime',
  summary: 'The datetime that is a number of milliseconds after 1970-01-01; null where it is out of range.',
  source: 'https://learn.microsoft.com/kusto/query/unixtime-milliseconds-todatetime-function',
  overloads: unixTimeOverloads(10_000n),
  examples: [{ kql: 'print unixtime_milliseconds_todatetime(1546300800000)', result: '2019-01-01T00:00:00.0000000Z' }],
});
