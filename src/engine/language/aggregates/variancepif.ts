import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { varianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'variancepif',
  summary: 'The variance of a whole population, of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/variancepif-aggregation-function',
  overloads: conditional(varianceOverloads('population')),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize variancepif(x, x > 3)', result: 0.25 }],
});
