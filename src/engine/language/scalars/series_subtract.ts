import { defineScalar } from '../define.js';
import { byKind, eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_subtract',
  summary: 'The differences of the elements of two series.',
  source: 'https://learn.microsoft.com/kusto/query/series-subtract-function',
  overloads: eachPair(
    byKind(
      (a, b) => a - b,
      (a, b) => a - b,
    ),
  ),
  examples: [{ kql: 'print series_subtract(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: [-3, 0, 3] }],
});
