import { defineScalar } from '../define.js';
import { byKind, eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_multiply',
  summary: 'The products of the elements of two series.',
  source: 'https://learn.microsoft.com/kusto/query/series-multiply-function',
  overloads: eachPair(
    byKind(
      (a, b) => a * b,
      (a, b) => a * b,
    ),
  ),
  examples: [
    { kql: 'print series_multiply(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: [4, 4, 4] },
    { kql: 'print series_multiply(10, dynamic([1, 2.5, "x"]))', result: [10, 25, null], verified: 'reasoned' },
  ],
});
