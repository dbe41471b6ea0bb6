import { defineScalar, overload, prepared } from '../define.js';
import { numericArgument } from './_element-wise.js';
import { dotProduct, scaledSum } from './_vector.js';

export default defineScalar({
  name: 'series_dot_product',
  summary: 'The sum over the products of the elements of two series, or of a series and a number.',
  source: 'https://learn.microsoft.com/kusto/query/series-dot-product-function',
  overloads: [
    overload(['series1: array', 'series2: array'], 'real', dotProduct),
    prepared(
      ['series1: array', 'series2: number'],
      'real',
      ({ types }) =>
        (a, b) =>
          scaledSum(a, numericArgument(b, types[1])),
    ),
    prepared(
      ['series1: number', 'series2: array'],
      'real',
      ({ types }) =>
        (a, b) =>
          scaledSum(b, numericArgument(a, types[0])),
    ),
  ],
  examples: [
    { kql: 'print series_dot_product(dynamic([1, 2, 4]), dynamic([4, 2, 1]))', result: 12 },
    { kql: 'print series_dot_product(dynamic([1, 2, 4]), 3)', result: 21, verified: 'reasoned' },
  ],
});
