import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { hllOverload } from './_hll.js';

export default defineAggregate({
  name: 'hll_if',
  summary: 'A sketch of which values there are in the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/hll-if-aggregation-function',
  note: 'An estimate, exact up to 1,024 distinct values. Its form is not that of the service.',
  overloads: conditional([hllOverload]),
  examples: [
    {
      kql: 'range x from 1 to 500 step 1 | summarize h = hll_if(x, x > 400) | project dcount_hll(h)',
      result: 100,
      verified: 'reasoned',
    },
  ],
});
