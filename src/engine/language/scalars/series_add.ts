import { defineScalar } from '../define.js';
import { byKind, eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_add',
  summary: 'The sums of the elements of two series.',
  source: 'https://learn.microsoft.com/kusto/query/series-add-function',
  overloads: eachPair(
    byKind(
      (a, b) => a + b,
      (a, b) => a + b,
    ),
  ),
  examples: [{ kql: 'print series_add(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: [5, 4, 5] }],
});
