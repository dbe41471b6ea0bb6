import { defineScalar, overload } from '../define.js';
import { scaledSum } from './_vector.js';

export default defineScalar({
  name: 'series_sum',
  summary: 'The sum of the elements; those that are no numbers do not count.',
  source: 'https://learn.microsoft.com/kusto/query/series-sum-function',
  overloads: [overload(['series: array'], 'real', (series) => scaledSum(series, 1))],
  examples: [{ kql: 'print series_sum(dynamic([1, 2, 3, 4]))', result: 10 }],
});
