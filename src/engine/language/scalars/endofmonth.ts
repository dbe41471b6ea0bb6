import { defineScalar } from '../define.js';
import { endOverloads } from './_period-bounds.js';

export default defineScalar({
  name: 'endofmonth',
  summary: 'The last moment of the month of a datetime, moved by a number of months.',
  source: 'https://learn.microsoft.com/kusto/query/endofmonth-function',
  overloads: endOverloads('month'),
  examples: [
    {
      kql: 'print endofmonth(datetime(2017-01-01 10:10:17))',
      result: '2017-01-31T23:59:59.9999999Z',
      verified: 'engine',
    },
    {
      kql: 'print endofmonth(datetime(2017-01-01 10:10:17), -1)',
      result: '2016-12-31T23:59:59.9999999Z',
      verified: 'engine',
    },
  ],
});
