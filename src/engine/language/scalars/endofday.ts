import { defineScalar } from '../define.js';
import { endOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'endofday',
  summary: 'The last moment of the day of a datetime, moved by a number of days.',
  source: 'https://learn.microsoft.com/kusto/query/endofday-function',
  overloads: endOverloads('day'),
  examples: [
    {
      kql: 'print endofday(datetime(2017-01-01 10:10:17))',
      result: '2017-01-01T23:59:59.9999999Z',
      verified: 'engine',
    },
    {
      kql: 'print endofday(datetime(2017-01-01 10:10:17), -1)',
      result: '2016-12-31T23:59:59.9999999Z',
      verified: 'engine',
    },
  ],
});
