import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { varianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'varianceif',
  summary: 'The variance of a sample, of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/varianceif-aggregation-function',
  overloads: conditional(varianceOverloads('sample')),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize varianceif(x, x > 2)', result: 1 }],
});
