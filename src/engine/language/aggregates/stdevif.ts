import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { deviationOverloads } from './_moments.js';

export default defineAggregate({
  name: 'stdevif',
  summary: 'The standard deviation of a sample, of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/stdevif-aggregation-function',
  overloads: conditional(deviationOverloads('sample')),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize stdevif(x, x > 2)', result: 1 }],
});
