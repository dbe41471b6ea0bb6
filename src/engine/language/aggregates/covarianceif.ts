import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { covarianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'covarianceif',
  summary: 'The covariance of two samples, of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/covarianceif-aggregation-function',
  naming: { prefix: 'covarianceif', arguments: 2 },
  overloads: conditional(covarianceOverloads('sample'), 2),
  examples: [{ kql: 'range x from 1 to 5 step 1 | extend y = 2 * x | summarize covarianceif(x, y, x > 2)', result: 2 }],
});
