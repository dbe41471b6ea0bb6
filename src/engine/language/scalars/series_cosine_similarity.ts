import { defineScalar, overload } from '../define.js';
import { dotProduct, magnitude } from './_vector.js';

export default defineScalar({
  name: 'series_cosine_similarity',
  summary: 'The cosine of the angle between two series as vectors; the lengths of both may be given.',
  source: 'https://learn.microsoft.com/kusto/query/series-cosine-similarity-function',
  overloads: [
    overload(
      ['series1: array', 'series2: array', 'series1_magnitude?: real', 'series2_magnitude?: real'],
      'real',
      (a, b, ofA, ofB) => {
        const product = dotProduct(a, b);
        const [lengthA, lengthB] = [ofA ?? magnitude(a), ofB ?? magnitude(b)];
        return product === null || lengthA === null || lengthB === null ? null : product / (lengthA * lengthB);
      },
    ),
  ],
  examples: [
    {
      kql: 'print series_cosine_similarity(dynamic([0.1, 0.2, 0.1, 0.2]), dynamic([1, 2, 3, 4]))',
      result: 0.9237604307034013,
    },
  ],
});
