import { definePercentile } from './_percentile.js';

export default definePercentile({
  name: 'percentilesw',
  summary:
    'For each of several percentages the value that so many percent of the values are not above, where each value counts as often as a weight says.',
  source: 'https://learn.microsoft.com/kusto/query/percentilesw-aggregation-function',
  weighted: true,
  several: true,
  array: false,
  examples: [
    {
      kql: 'datatable (x: long, n: long) [10, 8, 20, 6, 30, 3, 40, 1] | summarize percentilesw(x, n, 50, 99.9)',
      rows: [[20, 40]],
    },
  ],
});
