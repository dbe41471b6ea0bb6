import { defineScalar, overload } from '../define.js';
import { asSeries, DECOMPOSE_NOTE, decompose } from './_decompose.js';
import { asColumns, findingColumns } from './_series.js';

export default defineScalar({
  name: 'series_decompose',
  summary:
    'A series taken apart: the baseline, which is the sum of what repeats itself and of the trend, these two, and what is left, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-decompose-function',
  note: DECOMPOSE_NOTE,
  columns: findingColumns('series_decompose', {
    baseline: 'dynamic',
    seasonal: 'dynamic',
    trend: 'dynamic',
    residual: 'dynamic',
  }),
  overloads: [
    overload(
      [
        'series: array',
        'period?: integer as long',
        'trend?: string',
        'test_points?: integer as long',
        'seasonality_threshold?: number as real',
      ],
      'dynamic',
      (series, period, trend, testPoints, threshold) => {
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
      kql: 'print y = dynamic([1, 5, 1, 5, 1, 9]) | project series_decompose(y, 2, "none")',
      rows: [
        [
          [1, 5, 1, 5, 1, 5],
          [1, 5, 1, 5, 1, 5],
          [0, 0, 0, 0, 0, 0],
          [0, 0, 0, 0, 0, 4],
        ],
      ],
      verified: 'reasoned',
    },
  ],
});
