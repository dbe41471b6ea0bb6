import { defineScalar } from '../define.js';
import { eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_greater_equals',
  summary: 'Whether the elements of a series are greater than or equal to those of another.',
  source: 'https://learn.microsoft.com/kusto/query/series-greater-equals-function',
  overloads: eachPair((a, b) => a >= b),
  examples: [
    { kql: 'print series_greater_equals(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: [false, true, true] },
  ],
});
