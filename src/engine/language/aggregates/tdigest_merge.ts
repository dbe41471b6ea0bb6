import type { Dynamic } from '../../values/dynamic.js';
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
      step: add,
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

function add(digest: TDigest | null, value: Dynamic): TDigest | null {
  const other = TDigest.fromDynamic(value);
  return digest === null || other === null ? (digest ?? other) : digest.merge(other);
}
