import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { covarianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'covariancepif',
  summary: 'The covariance of two whole populations, of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/covariancepif-aggregation-function',
  naming: { prefix: 'covariancepif', arguments: 2 },
  overloads: conditional(covarianceOverloads('population'), 2),
  examples: [
    { kql: 'range x from 1 to 5 step 1 | extend y = 2 * x | summarize covariancepif(x, y, x > 3)', result: 0.5 },
  ],
});
