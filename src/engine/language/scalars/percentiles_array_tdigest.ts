import { converter } from '../../values/convert.js';
import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import { TDigest } from '../aggregates/_t-digest.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'percentiles_array_tdigest',
  summary:
    'For each of several percentages the value that so many percent of the values in a result of `tdigest` are not above, in an array.',
  source: 'https://learn.microsoft.com/kusto/query/percentiles-array-tdigest-function',
  note: 'An estimate.',
  naming: { prefix: 'percentile_tdigest' },
  overloads: [
    overload(['tdigest: array', 'percentile...: real'], 'dynamic', (value, ...percentiles) =>
      percentilesOf(value as Dynamic, percentiles),
    ),
    overload(['tdigest: array', 'percentiles: array'], 'dynamic', (value, percentiles) => {
      return isArray(percentiles) ? percentilesOf(value, percentiles.map(converter('dynamic', 'real'))) : null;
    }),
  ],
  examples: [
    {
      kql: 'range x from 1 to 1000 step 1 | summarize d = tdigest(x) | project percentiles_array_tdigest(d, 1, 99.9)',
      result: [10, 999],
      verified: 'reasoned',
    },
    {
      kql: 'range x from 1 to 100 step 1 | summarize d = tdigest(x) | project percentiles_array_tdigest(d, dynamic([0, 100]))',
      result: [1, 100],
      verified: 'reasoned',
    },
  ],
});

/** Null where the value is no digest; a percentage that is no number gives null. */
function percentilesOf(value: Dynamic, percentiles: readonly unknown[]): Dynamic {
  const digest = TDigest.fromDynamic(value);
  if (digest === null) return null;
  return percentiles.map((percentile) =>
    typeof percentile === 'number' ? toDynamic(digest.percentile(percentile), digest.type) : null,
  );
}
