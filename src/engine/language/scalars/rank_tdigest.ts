import { converter } from '../../values/convert.js';
import { TDigest } from '../aggregates/_t-digest.js';
import { defineScalar, prepared } from '../define.js';

export default defineScalar({
  name: 'rank_tdigest',
  summary: 'How many of the values in a result of `tdigest` are at most this one, about.',
  source: 'https://learn.microsoft.com/kusto/query/rank-tdigest-function',
  note: 'An estimate.',
  overloads: [
    prepared(['digest: array', 'value: scalar'], 'real', ({ types }) => {
      const toNumber = converter(types[1] ?? 'real', 'real');
      return (value, of) => {
        const digest = TDigest.fromDynamic(value);
        const number = toNumber(of);
        return digest === null || typeof number !== 'number' ? null : digest.rank(number);
      };
    }),
  ],
  examples: [
    { kql: 'range x from 1 to 1000 step 1 | summarize d = tdigest(x) | project rank_tdigest(d, 685)', result: 685 },
  ],
});
