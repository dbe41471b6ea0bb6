import { defineScalar } from '../define.js';
import { startOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'startofweek',
  summary: 'The beginning of the week of a datetime, a Sunday, moved by a number of weeks.',
  source: 'https://learn.microsoft.com/kusto/query/startofweek-function',
  overloads: startOverloads('week'),
  examples: [
    { kql: 'print startofweek(datetime(2017-01-11 10:10:17))', result: '2017-01-08T00:00:00.0000000Z' },
    {
      kql: 'print startofweek(datetime(2017-01-11 10:10:17), -1)',
      result: '2017-01-01T00:00:00.0000000Z',
      verified: 'reasoned',
    },
  ],
});
