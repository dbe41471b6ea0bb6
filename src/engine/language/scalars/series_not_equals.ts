import { defineScalar } from '../define.js';
import { eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_not_equals',
  summary: 'Whether the elements of two series differ.',
  source: 'https://learn.microsoft.com/kusto/query/series-not-equals-function',
  overloads: eachPair((a, b) => Number(a) !== Number(b)),
  examples: [{ kql: 'print series_not_equals(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: [true, false, true] }],
});
