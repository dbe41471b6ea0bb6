import { converter } from '../../values/convert.js';
import { toDynamic } from '../../values/dynamic.js';
import { isScalarType, type ScalarType } from '../../values/types.js';
import { TDigest } from '../aggregates/_t-digest.js';
import { defineScalar, overload, prepared } from '../define.js';

export default defineScalar({
  name: 'percentile_tdigest',
  summary:
    'The value that so many percent of the values in a result of `tdigest` are not above, as a dynamic or of the type that is named.',
  source: 'https://learn.microsoft.com/kusto/query/percentile-tdigest-function',
  note: 'An estimate.',
  naming: { prefix: 'percentile_tdigest' },
  overloads: [
    overload(['tdigest: array', 'percentile: real'], 'dynamic', (value, percentile) => {
      const digest = TDigest.fromDynamic(value);
      return digest === null ? null : toDynamic(digest.percentile(percentile), digest.type);
    }),
    prepared(
      ['tdigest: array', 'percentile: real', 'type: literal type'],
      (_types, texts) => namedType(texts[2]),
      ({ result }) =>
        (value, percentile) => {
          const digest = TDigest.fromDynamic(value);
          return digest === null ? null : converter(digest.type, result)(digest.percentile(percentile));
        },
    ),
  ],
  examples: [
    {
      kql: 'range x from 1 to 1000 step 1 | summarize d = tdigest(x) | project percentile_tdigest(d, 5)',
      result: 50,
      verified: 'reasoned',
    },
    {
      kql: 'range x from 1 to 100 step 1 | summarize d = tdigest(x) | project percentile_tdigest(d, 90, typeof(long))',
      result: 90,
      verified: 'reasoned',
    },
  ],
});

function namedType(text: string | null | undefined): ScalarType {
  return typeof text === 'string' && isScalarType(text) ? text : 'dynamic';
}
