import { defineAggregate } from '../define.js';
import { varianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'variance',
  summary:
    'The variance of a sample: the sum of the squared distances from the average, divided by the number of values less one; 0 for fewer than two.',
  source: 'https://learn.microsoft.com/kusto/query/variance-aggregation-function',
  overloads: varianceOverloads('sample'),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize variance(x)', result: 2.5 }],
});
