import { defineScalar } from '../define.js';
import { eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_divide',
  summary: 'The quotients of the elements of two series, as reals.',
  source: 'https://learn.microsoft.com/kusto/query/series-divide-function',
  overloads: eachPair((a, b) => Number(a) / Number(b)),
  examples: [{ kql: 'print series_divide(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: [0.25, 1, 4] }],
});
