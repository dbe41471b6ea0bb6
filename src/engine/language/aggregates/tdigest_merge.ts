import { defineAggregate, fold } from '../define.js';
import { TDigest } from './_t-digest.js';

export default defineAggregate({
  name: 'tdigest_merge',
  aliases: ['merge_tdigest'],
  summary: 'The results of `tdigest` put together: the summary of all their values.',
  source: 'https://learn.microsoft.com/kusto/query/tdigest-merge-aggregation-function',
  note: 'An estimate.',
  naming: { prefix: 'merge_tdigests' },
  overloads: [
    fold(['tdigest: array'], 'dynamic', () => ({
      init: (): TDigest | null => null,
      step: (digest: TDigest | null, value) => merged(digest, TDigest.fromDynamic(value)),
      merge: merged,
      finish: (digest: TDigest | null) => digest?.toDynamic() ?? null,
    })),
  ],
  examples: [
    {
      kql: 'range x from 1 to 100 step 1 | summarize d = tdigest(x) by k = x % 2 | summarize d = tdigest_merge(d) | project percentile_tdigest(d, 90)',
      result: 90,
      verified: 'reasoned',
    },
  ],
});

function merged(a: TDigest | null, b: TDigest | null): TDigest | null {
  return a === null || b === null ? (a ?? b) : a.merge(b);
}
