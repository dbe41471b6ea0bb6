import { definePercentile } from './_percentile.js';

export default definePercentile({
  name: 'percentiles',
  summary:
    'For each of several percentages the value that so many percent of the values are not above, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/percentiles-aggregation-function',
  weighted: false,
  several: true,
  array: false,
  examples: [{ kql: 'range x from 1 to 200 step 1 | summarize percentiles(x, 5, 99.9)', rows: [[10, 200]] }],
});
