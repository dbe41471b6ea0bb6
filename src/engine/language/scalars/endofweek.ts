import { defineScalar } from '../define.js';
import { endOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'endofweek',
  summary: 'The last moment of the week of a datetime, a Saturday, moved by a number of weeks.',
  source: 'https://learn.microsoft.com/kusto/query/endofweek-function',
  overloads: endOverloads('week'),
  examples: [
    {
      kql: 'print endofweek(datetime(2017-01-01 10:10:17))',
      result: '2017-01-07T23:59:59.9999999Z',
      verified: 'engine',
    },
    {
      kql: 'print endofweek(datetime(2017-01-01 10:10:17), -1)',
      result: '2016-12-31T23:59:59.9999999Z',
      verified: 'engine',
    },
  ],
});
