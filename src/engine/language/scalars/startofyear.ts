import { defineScalar } from '../define.js';
import { startOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'startofyear',
  summary: 'The beginning of the year of a datetime, moved by a number of years.',
  source: 'https://learn.microsoft.com/kusto/query/startofyear-function',
  overloads: startOverloads('year'),
  examples: [
    { kql: 'print startofyear(datetime(2017-01-11 10:10:17))', result: '2017-01-01T00:00:00.0000000Z' },
    {
      kql: 'print startofyear(datetime(2017-01-11 10:10:17), -1)',
      result: '2016-01-01T00:00:00.0000000Z',
      verified: 'reasoned',
    },
  ],
});
