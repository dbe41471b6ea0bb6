import { defineScalar } from '../define.js';
import { startOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'startofday',
  summary: 'The beginning of the day of a datetime, moved by a number of days.',
  source: 'https://learn.microsoft.com/kusto/query/startofday-function',
  naming: 'argument',
  overloads: startOverloads('day'),
  examples: [
    { kql: 'print startofday(datetime(2017-01-11 10:10:17))', result: '2017-01-11T00:00:00.0000000Z' },
    {
      kql: 'print startofday(datetime(2017-01-11 10:10:17), -1)',
      result: '2017-01-10T00:00:00.0000000Z',
      verified: 'reasoned',
    },
  ],
});
