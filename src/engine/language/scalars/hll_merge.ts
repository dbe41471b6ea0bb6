import { HyperLogLog } from '../aggregates/_hyper-log-log.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'hll_merge',
  summary: 'Results of `hll` put together; null where one of them is none.',
  source: 'https://learn.microsoft.com/kusto/query/hll-merge-function',
  note: 'An estimate.',
  naming: { name: 'hll_merged_result' },
  overloads: [
    overload(['hll...: array'], 'dynamic', (...values) => {
      let together: HyperLogLog | null = null;
      for (const value of values) {
        const sketch = HyperLogLog.fromDynamic(value);
        if (sketch === null) return null;
        together = together === null ? sketch : together.merge(sketch);
      }
      return together === null ? null : together.toDynamic();
    }),
  ],
  examples: [
    {
      kql: 'range x from 1 to 60 step 1 | summarize a = hll_if(x, x < 40), b = hll_if(x, x > 20) | project dcount_hll(hll_merge(a, b))',
      result: 60,
      verified: 'reasoned',
    },
  ],
});
