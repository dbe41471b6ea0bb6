import { defineScalar, overload } from '../define.js';
import { detectPeriods, SCORES } from './_seasonality.js';
import { asColumns, findingColumns, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_periods_detect',
  summary:
    'The most significant periods of a series between two lengths, in elements, and their scores from 0 to 1, in a column each; 0 where there are fewer.',
  source: 'https://learn.microsoft.com/kusto/query/series-periods-detect-function',
  note: SCORES,
  columns: findingColumns('series_periods_detect', { periods: 'dynamic', scores: 'dynamic' }),
  overloads: [
    overload(
      ['series: array', 'min_period: number as real', 'max_period: number as real', 'num_periods: integer as long'],
      'dynamic',
      (series, shortest, longest, count) => {
        const values = realsOf(series);
        if (values === null) return null;
        const found = detectPeriods(values, shortest, longest, Number(count));
        const padded = Array.from(
          { length: Math.max(Number(count), 0) },
          (_, i) => found[i] ?? { length: 0, score: 0 },
        );
        return asColumns([
          ['periods', padded.map((period) => period.length)],
          ['scores', padded.map((period) => period.score)],
        ]);
      },
    ),
  ],
  examples: [
    {
      kql: 'print y = dynamic([1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2]) | project series_periods_detect(y, 0.0, 12.0, 2) | project series_periods_detect_y_periods',
      result: [6, 0],
      verified: 'reasoned',
    },
  ],
});
