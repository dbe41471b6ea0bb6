import { defineAggregate } from '../define.js';
import { avgOverloads } from './_avg.js';

export default defineAggregate({
  name: 'avg',
  summary:
    'The average of the values that are not null; where there is none NaN, or null for decimals, timespans and datetimes.',
  source: 'https://learn.microsoft.com/kusto/query/avg-aggregation-function',
  overloads: avgOverloads,
  examples: [
    { kql: 'datatable (x: long) [1, long(null), 4] | summarize avg(x)', result: 2.5 },
    { kql: 'datatable (x: timespan) [1m, 2m] | summarize avg(x)', result: '00:01:30' },
  ],
});
