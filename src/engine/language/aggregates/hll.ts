import { defineAggregate } from '../define.js';
import { hllOverload } from './_hll.js';

export default defineAggregate({
  name: 'hll',
  summary: 'A sketch of which values there are, from which `dcount_hll` tells how many are distinct.',
  source: 'https://learn.microsoft.com/kusto/query/hll-aggregation-function',
  note: 'An estimate, exact up to 1,024 distinct values. Its form is not that of the service.',
  overloads: [hllOverload],
  examples: [
    {
      kql: 'range x from 1 to 500 step 1 | summarize h = hll(x) | project dcount_hll(h)',
      result: 500,
      verified: 'reasoned',
    },
  ],
});
