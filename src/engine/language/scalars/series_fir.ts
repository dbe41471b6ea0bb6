import { defineScalar, overload } from '../define.js';
import { realsOf } from './_series.js';

export default defineScalar({
  name: 'series_fir',
  summary:
    'Each element as a weighted sum of it and those before it (with `center` of those on both sides): a filter with a finite impulse response.',
  source: 'https://learn.microsoft.com/kusto/query/series-fir-function',
  note: 'Outside the series elements count as 0.',
  naming: 'argument',
  overloads: [
    overload(
      ['series: array', 'filter: array', 'normalize?: bool', 'center?: bool'],
      'dynamic',
      (series, filter, normalize, center) => {
        const [values, weights] = [realsOf(series), realsOf(filter)];
        if (values === null || weights === null) return null;
        const negative = weights.some((weight) => weight < 0);
        const isNormal = normalize ?? !negative;
        // Weights of both signs may sum to nothing.
        if (isNormal && negative) return null;
        const divisor = isNormal ? weights.reduce((sum, weight) => sum + weight, 0) : 1;
        const ahead = center === true ? Math.floor((weights.length - 1) / 2) : 0;
        const filtered = values.map(
          (_, i) => weights.reduce((sum, weight, k) => sum + weight * (values[i + ahead - k] ?? 0), 0) / divisor,
        );
        return [...filtered];
      },
    ),
  ],
  examples: [
    {
      kql: 'print series_fir(dynamic([5, 15, 10, 20]), dynamic([1, -1]), false, false)',
      result: [5, 10, -5, 10],
      verified: 'reasoned',
    },
    {
      kql: 'print series_fir(dynamic([0, 0, 9, 0, 0]), dynamic([1, 1, 1]), true, true)',
      result: [0, 3, 3, 3, 0],
      verified: 'reasoned',
    },
  ],
});
