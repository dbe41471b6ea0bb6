import { defineScalar, overload } from '../define.js';
import { periodOf, SCORES, seasonalComponent } from './_seasonality.js';
import { realsOf } from './_series.js';

/** A period is taken for one from this score on. */
const THRESHOLD = 0.7;

export default defineScalar({
  name: 'series_seasonal',
  summary:
    'What repeats itself in a series: for each element the median of those at the same place in the period, which is detected where none is given; zeros where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/series-seasonal-function',
  note: SCORES,
  overloads: [
    overload(
      ['series: array', 'period?: integer as long', 'test_points?: integer as long'],
      'dynamic',
      (series, period = -1n, testPoints = 0n) => {
        const values = realsOf(series);
        if (values === null) return null;
        const learned = values.slice(0, Math.max(values.length - Number(testPoints), 0));
        return [
          ...seasonalComponent(
            learned,
            learned.length === 0 ? 0 : periodOf(learned, Number(period), THRESHOLD),
            values.length,
          ),
        ];
      },
    ),
  ],
  examples: [
    {
      kql: 'print series_seasonal(dynamic([8, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10]))',
      result: [10, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10, 10, 12, 14, 12, 10],
    },
    { kql: 'print series_seasonal(dynamic([1, 3, 5, 2, 4, 6]), 3)', result: [1.5, 3.5, 5.5, 1.5, 3.5, 5.5] },
  ],
});
