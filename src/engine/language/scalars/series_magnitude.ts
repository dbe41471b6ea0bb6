import { defineScalar, overload } from '../define.js';
import { magnitude } from './_vector.js';

export default defineScalar({
  name: 'series_magnitude',
  summary: 'The length of the series as a vector: the square root of the sum of the squares of its elements.',
  source: 'https://learn.microsoft.com/kusto/query/series-magnitude-function',
  overloads: [overload(['series: array'], 'real', magnitude)],
  examples: [{ kql: 'print series_magnitude(dynamic([1, 2, 3, 4]))', result: 5.477225575051661 }],
});
