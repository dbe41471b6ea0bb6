import { defineAggregate } from '../define.js';
import { covarianceOverloads } from './_moments.js';

export default defineAggregate({
  name: 'covariance',
  summary: 'The covariance of two samples.',
  source: 'https://learn.microsoft.com/kusto/query/covariance-aggregation-function',
  naming: { prefix: 'covariance', arguments: 2 },
  overloads: covarianceOverloads('sample'),
  examples: [{ kql: 'range x from 1 to 5 step 1 | extend y = 2 * x | summarize covariance(x, y)', result: 5 }],
});
