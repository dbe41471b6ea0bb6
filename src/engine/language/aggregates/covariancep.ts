import { defineAggregate } from '../define.js';
import { covarianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'covariancep',
  summary: 'The covariance of two whole populations.',
  source: 'https://learn.microsoft.com/kusto/query/covariancep-aggregation-function',
  naming: { prefix: 'covariancep', arguments: 2 },
  overloads: covarianceOverloads('population'),
  examples: [{ kql: 'range x from 1 to 5 step 1 | extend y = 2 * x | summarize covariancep(x, y)', result: 4 }],
});
