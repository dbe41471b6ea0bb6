import { defineScalar } from '../define.js';
import { eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_greater',
  summary: 'Whether the elements of a series are greater than those of another.',
  source: 'https://learn.microsoft.com/kusto/query/series-greater-function',
  overloads: eachPair((a, b) => a > b),
  examples: [{ kql: 'print series_greater(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: [false, false, true] }],
});
