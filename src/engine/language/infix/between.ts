import { defineInfix } from '../define.js';
import { betweenOverloads } from './_between.js';
import { rangeFilter } from './_range-filter.js';

export default defineInfix({
  name: 'between',
  summary:
    'Whether a value lies in a range, both ends included; a timespan as the upper end counts from the lower one.',
  source: 'https://learn.microsoft.com/kusto/query/between-operator',
  overloads: betweenOverloads(false),
  filter: (column, [from, to]) => rangeFilter(column, from, to),
  examples: [{ kql: 'range x from 1 to 9 step 1 | where x between (3 .. 5)', rows: [[3], [4], [5]] }],
});
