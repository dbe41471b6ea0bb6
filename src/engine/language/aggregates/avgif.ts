import { defineAggregate } from '../define.js';
import { avgOverloads } from './_avg.js';
import { conditional } from './_conditional.js';

export default defineAggregate({
  name: 'avgif',
  summary: 'The average of the values of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/avgif-aggregation-function',
  overloads: conditional(avgOverloads),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize avgif(x, x > 3)', result: 4.5 }],
});
