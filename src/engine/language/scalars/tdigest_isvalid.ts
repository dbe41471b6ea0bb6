import { TDigest } from '../aggregates/_t-digest.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'tdigest_isvalid',
  summary: 'Whether a value is a result of `tdigest` or `tdigest_merge`.',
  source: 'https://learn.microsoft.com/kusto/query/tdigest-aggregation-function',
  overloads: [overload(['digest: array', 'value?: scalar'], 'bool', (digest) => TDigest.fromDynamic(digest) !== null)],
  examples: [
    { kql: 'print x = 1 | summarize d = tdigest(x) | project tdigest_isvalid(d)', result: true, verified: 'reasoned' },
    { kql: 'print tdigest_isvalid(dynamic([1]))', result: false, verified: 'reasoned' },
  ],
});
