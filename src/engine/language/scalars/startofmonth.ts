import { defineScalar } from '../define.js';
import { startOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'startofmonth',
  summary: 'The beginning of the month of a datetime, moved by a number of months.',
  source: 'https://learn.microsoft.com/kusto/query/startofmonth-function',
  overloads: startOverloads('month'),
  examples: [
    { kql: 'print startofmonth(datetime(2017-01-11 10:10:17))', result: '2017-01-01T00:00:00.0000000Z' },
    {
      kql: 'print startofmonth(datetime(2017-01-11 10:10:17), -1)',
      result: '2016-12-01T00:00:00.0000000Z',
      verified: 'reasoned',
    },
  ],
});
