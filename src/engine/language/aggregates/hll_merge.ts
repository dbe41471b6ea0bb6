import { defineAggregate, fold } from '../define.js';
import { HyperLogLog } from './_hyper-log-log.js';

export default defineAggregate({
  name: 'hll_merge',
  summary: 'The results of `hll` put together: the sketch of all their values.',
  source: 'https://learn.microsoft.com/kusto/query/hll-merge-aggregation-function',
  note: 'An estimate.',
  overloads: [
    fold(['hll: array'], 'dynamic', () => ({
      init: (): HyperLogLog | null => null,
      step: (sketch: HyperLogLog | null, value) => merged(sketch, HyperLogLog.fromDynamic(value)),
      merge: merged,
      finish: (sketch: HyperLogLog | null) => sketch?.toDynamic() ?? null,
    })),
  ],
  examples: [
    {
      kql: 'range x from 1 to 90 step 1 | summarize h = hll(x % 50) by k = x % 3 | summarize h = hll_merge(h) | project dcount_hll(h)',
      result: 50,
      verified: 'reasoned',
    },
  ],
});

function merged(a: HyperLogLog | null, b: HyperLogLog | null): HyperLogLog | null {
  return a === null || b === null ? (a ?? b) : a.merge(b);
}
