import { TDigest } from '../aggregates/_t-digest.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'tdigest_merge',
  aliases: ['merge_tdigest'],
  summary: 'Results of `tdigest` put together; null where one of them is none.',
  source: 'https://learn.microsoft.com/kusto/query/tdigest-merge-function',
  note: 'An estimate.',
  naming: { name: 'tdigests_merge_result' },
  overloads: [
    overload(['tdigest...: array'], 'dynamic', (...values) => {
      let together: TDigest | null = null;
      for (const value of values) {
        const digest = TDigest.fromDynamic(value);
        if (digest === null) return null;
        together = together === null ? digest : together.merge(digest);
      }
      return together === null ? null : together.toDynamic();
    }),
  ],
  examples: [
    {
      kql: 'range x from 1 to 60 step 1 | summarize a = tdigest(x), b = tdigest(x + 60) | project percentile_tdigest(tdigest_merge(a, b), 75, typeof(long))',
      result: 90,
      verified: 'reasoned',
    },
  ],
});
