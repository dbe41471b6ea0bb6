import { HyperLogLog } from '../aggregates/_hyper-log-log.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'hll_isvalid',
  summary: 'Whether a value is a result of `hll` or `hll_merge`.',
  source: 'https://learn.microsoft.com/kusto/query/hll-aggregation-function',
  overloads: [overload(['hll: array', 'value?: scalar'], 'bool', (hll) => HyperLogLog.fromDynamic(hll) !== null)],
  examples: [
    { kql: 'print x = 1 | summarize h = hll(x) | project hll_isvalid(h)', result: true, verified: 'reasoned' },
    { kql: 'print hll_isvalid(dynamic([1]))', result: false, verified: 'reasoned' },
  ],
});
