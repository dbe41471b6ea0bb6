import { definePercentile } from './_percentile.js';

export default definePercentile({
  name: 'percentilesw_array',
  summary:
    'For each of several percentages the value that so many percent of the values are not above, where each value counts as often as a weight says, in an array.',
  source: 'https://learn.microsoft.com/kusto/query/percentilesw-aggregation-function',
  weighted: true,
  several: true,
  array: true,
  examples: [
    {
      kql: 'datatable (x: long, n: long) [10, 8, 20, 6, 30, 3, 40, 1] | summarize percentilesw_array(x, n, dynamic([50, 99.9]))',
      result: [20, 40],
    },
  ],
});
