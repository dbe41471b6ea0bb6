import { definePercentile } from './_percentile.js';

export default definePercentile({
  name: 'percentiles_array',
  summary: 'For each of several percentages the value that so many percent of the values are not above, in an array.',
  source: 'https://learn.microsoft.com/kusto/query/percentiles-aggregation-function',
  weighted: false,
  several: true,
  array: true,
  examples: [
    { kql: 'range x from 1 to 200 step 1 | summarize percentiles_array(x, 50, 95)', result: [100, 190] },
    { kql: 'range x from 1 to 200 step 1 | summarize percentiles_array(x, dynamic([50, 95]))', result: [100, 190] },
  ],
});
