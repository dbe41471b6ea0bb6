import { defineScalar, overload } from '../define.js';
import { asSeries, DECOMPOSE_NOTE, decompose } from './_decompose.js';
import { asColumns, findingColumns } from './_series.js';

export default defineScalar({
  name: 'series_decompose_forecast',
  summary:
    'A series forecast at its last elements: the baseline that follows from the elements before them, what repeats itself, the trend, and what is left, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-decompose-forecast-function',
  note: DECOMPOSE_NOTE,
  columns: findingColumns('series_decompose_forecast', {
    baseline: 'dynamic',
    seasonal: 'dynamic',
    trend: 'dynamic',
    residual: 'dynamic',
  }),
  overloads: [
    overload(
      [
        'series: array',
        'test_points: integer as long',
        'period?: integer as long',
        'trend?: string',
        'seasonality_threshold?: number as real',
      ],
      'dynamic',
      (series, testPoints, period, trend, threshold) => {
        const parts = decompose(series, { period, trend, testPoints, threshold });
        if (parts === null) return null;
        return asColumns([
          ['baseline', asSeries(parts.baseline)],
          ['seasonal', asSeries(parts.seasonal)],
          ['trend', asSeries(parts.trend)],
          ['residual', asSeries(parts.residual)],
        ]);
      },
    ),
  ],
  examples: [
    {
      kql: 'print y = dynamic([1, 5, 1, 5, 0, 0]) | project f = series_decompose_forecast(y, 2, 2) | project f',
      rows: [[[1, 5, 1, 5, 1, 5]]],
      verified: 'reasoned',
    },
  ],
});
