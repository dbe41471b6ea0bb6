import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { dotProduct, magnitude } from './_vector.js';

/** Of the longer series only as many elements count as the shorter has. */
function cosineSimilarity(a: Dynamic, b: Dynamic, ofA?: number, ofB?: number): number | null {
  if (!isArray(a) || !isArray(b)) return null;
  const length = Math.min(a.length, b.length);
  const product = dotProduct(a, b);
  const lengthA = ofA ?? magnitude(a.slice(0, length));
  const lengthB = ofB ?? magnitude(b.slice(0, length));
  return product === null || lengthA === null || lengthB === null ? null : product / (lengthA * lengthB);
}

export default defineScalar({
  name: 'series_cosine_similarity',
  summary: 'The cosine of the angle between two series as vectors; the lengths of both may be given.',
  source: 'https://learn.microsoft.com/kusto/query/series-cosine-similarity-function',
  overloads: [
    overload(
      ['series1: array', 'series2: array', 'series1_magnitude?: real', 'series2_magnitude?: real'],
      'real',
      cosineSimilarity,
    ),
  ],
  examples: [
    {
      kql: 'print series_cosine_similarity(dynamic([0.1, 0.2, 0.1, 0.2]), dynamic([1, 2, 3, 4]))',
      result: 0.9237604307034013,
    },
    {
      kql: 'print series_cosine_similarity(dynamic([3, 4, 12]), dynamic([3, 4]))',
      result: 1,
      verified: 'reasoned',
    },
  ],
});
