import { defineScalar, overload } from '../define.js';
import { mean, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_pearson_correlation',
  summary:
    'The Pearson coefficient of the correlation of two series; null where they differ in length or an element is no number.',
  source: 'https://learn.microsoft.com/kusto/query/series-pearson-correlation-function',
  overloads: [
    overload(['series1: array', 'series2: array'], 'real', (first, second) => {
      const [a, b] = [realsOf(first), realsOf(second)];
      return a === null || b === null || a.length !== b.length ? null : correlation(a, b);
    }),
  ],
  examples: [{ kql: 'print series_pearson_correlation(dynamic([1, 2, 3]), dynamic([2, 4, 6]))', result: 1 }],
});

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [products, squaresA, squaresB] = [0, 0, 0];
  a.forEach((x, i) => {
    const [fromA, fromB] = [x - meanA, (b[i] as number) - meanB];
    products += fromA * fromB;
    squaresA += fromA ** 2;
    squaresB += fromB ** 2;
  });
  return products / Math.sqrt(squaresA * squaresB);
}
