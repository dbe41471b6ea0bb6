import { defineScalar } from '../define.js';
import { endOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'endofyear',
  summary: 'The last moment of the year of a datetime, moved by a number of years.',
  source: 'https://learn.microsoft.com/kusto/query/endofyear-function',
  overloads: endOverloads('year'),
  examples: [
    {
      kql: 'print endofyear(datetime(2017-01-01 10:10:17))',
      result: '2017-12-31T23:59:59.9999999Z',
      verified: 'engine',
    },
    {
      kql: 'print endofyear(datetime(2017-01-01 10:10:17), -1)',
      result: '2016-12-31T23:59:59.9999999Z',
      verified: 'engine',
    },
  ],
});
