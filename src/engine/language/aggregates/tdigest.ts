import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { defineAggregate, fold } from '../define.js';
import { TDigest } from './_t-digest.js';

export default defineAggregate({
  name: 'tdigest',
  summary:
    'A summary of how the values are distributed, for `percentile_tdigest` and its like; each value counts as often as the weight says, if there is one.',
  source: 'https://learn.microsoft.com/kusto/query/tdigest-aggregation-function',
  note: 'An estimate, within 0.1 percent of the number of values. Its form is not that of the service; values beyond 2^53, datetimes among them, are rounded.',
  overloads: [
    fold(['expr: summable', 'weight?: integer as long'], 'dynamic', ({ types }) => {
      const type = types[0] === 'int' ? 'long' : (types[0] ?? 'real');
      const toNumber = converter(types[0] ?? 'real', 'real');
      return {
        init: () => new TDigest(type),
        step: (digest: TDigest, value: Value, weight: bigint = 1n) => {
          // The converter to real gives numbers, and null is not among the values.
          if (weight > 0n) digest.add(toNumber(value) as number, Number(weight));
          return digest;
        },
        finish: (digest: TDigest) => digest.toDynamic(),
      };
    }),
  ],
  examples: [
    { kql: 'range x from 1 to 1000 step 1 | summarize d = tdigest(x) | project rank_tdigest(d, 685)', result: 685 },
    {
      kql: 'range x from 1 to 3 step 1 | summarize tdigest(x)',
      result: [['long'], [1, 2, 3], [1, 1, 1]],
      verified: 'reasoned',
    },
  ],
});
