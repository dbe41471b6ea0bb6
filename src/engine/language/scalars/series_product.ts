import { isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { numericOf } from './_series.js';

export default defineScalar({
  name: 'series_product',
  summary: 'The product of the elements; those that are no numbers do not count.',
  source: 'https://learn.microsoft.com/kusto/query/series-product-function',
  overloads: [
    overload(['series: array'], 'real', (series) => {
      if (!isArray(series) || series.length === 0) return null;
      return series.reduce((product: number, element) => product * Number(numericOf(element) ?? 1), 1);
    }),
  ],
  examples: [{ kql: 'print series_product(dynamic([1, 2, 3, 4]))', result: 24 }],
});
