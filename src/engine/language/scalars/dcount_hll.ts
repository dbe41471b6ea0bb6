import { HyperLogLog } from '../aggregates/_hyper-log-log.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'dcount_hll',
  summary: 'How many distinct values a result of `hll` or `hll_merge` has seen, about; null where it is none.',
  source: 'https://learn.microsoft.com/kusto/query/dcount-hll-function',
  note: 'An estimate, exact up to 1,024 distinct values.',
  naming: { prefix: 'dcount_hll' },
  overloads: [
    overload(['hll: array'], 'long', (hll) => {
      const sketch = HyperLogLog.fromDynamic(hll);
      return sketch === null ? null : BigInt(sketch.count());
    }),
  ],
  examples: [
    {
      kql: 'range x from 1 to 500 step 1 | summarize h = hll(x % 20) | project dcount_hll(h)',
      result: 20,
      verified: 'reasoned',
    },
  ],
});
