import { definePercentile } from './_percentile.js';

export default definePercentile({
  name: 'percentilew',
  summary:
    'The value that so many percent of the values are not above, where each value counts as often as a weight says.',
  source: 'https://learn.microsoft.com/kusto/query/percentilesw-aggregation-function',
  weighted: true,
  several: false,
  array: false,
  examples: [
    { kql: 'datatable (x: long, n: long) [10, 8, 20, 6, 30, 3, 40, 1] | summarize percentilew(x, n, 50)', result: 20 },
  ],
});
