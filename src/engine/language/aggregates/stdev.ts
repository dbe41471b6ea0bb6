import { defineAggregate } from '../define.js';
import { deviationOverloads } from './_moments.js';

export default defineAggregate({
  name: 'stdev',
  summary: 'The standard deviation of a sample; 0 for fewer than two values.',
  source: 'https://learn.microsoft.com/kusto/query/stdev-aggregation-function',
  overloads: deviationOverloads('sample'),
  examples: [{ kql: 'range x from 1 to 3 step 1 | summarize stdev(x)', result: 1 }],
});
