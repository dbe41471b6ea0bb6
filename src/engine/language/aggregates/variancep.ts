import { defineAggregate } from '../define.js';
import { varianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'variancep',
  summary: 'The variance of a whole population: the average of the squared distances from the average.',
  source: 'https://learn.microsoft.com/kusto/query/variancep-aggregation-function',
  overloads: varianceOverloads('population'),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize variancep(x)', result: 2, verified: 'engine' }],
});
