import { definePercentile } from './_percentile.js';

export default definePercentile({
  name: 'percentile',
  summary: 'The value that so many percent of the values are not above.',
  source: 'https://learn.microsoft.com/kusto/query/percentiles-aggregation-function',
  weighted: false,
  several: false,
  array: false,
  examples: [{ kql: 'range x from 1 to 200 step 1 | summarize percentile(x, 95)', result: 190 }],
});
