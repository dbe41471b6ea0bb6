import type { Dynamic } from '../../values/dynamic.js';
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
      step: add,
      addResult: add,
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

function add(sketch: HyperLogLog | null, value: Dynamic): HyperLogLog | null {
  const other = HyperLogLog.fromDynamic(value);
  return sketch === null || other === null ? (sketch ?? other) : sketch.merge(other);
}
