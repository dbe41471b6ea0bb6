import { defineInfix } from '../define.js';
import { orderOverloads } from './_comparison.js';
import { rangeFilter } from './_range-filter.js';

export default defineInfix({
  name: '<=',
  summary: 'Whether the left value is at most the right one; null where a side is null.',
  source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  overloads: orderOverloads((difference) => difference <= 0),
  filter: (column, [bound]) => rangeFilter(column, null, bound),
  examples: [
    { kql: 'print 1 <= 2', result: true },
    { kql: 'print long(null) <= 2', result: null, verified: 'engine' },
  ],
});
