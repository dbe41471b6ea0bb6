import { defineScalar, overload } from '../define.js';
import { asColumns, findingColumns } from './_series.js';
import { STATISTIC_COLUMNS, statistics } from './_stats.js';

export default defineScalar({
  name: 'series_stats',
  summary:
    'The least and the largest element of a series and where they stand, the average, the standard deviation and the variance, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-stats-function',
  columns: findingColumns('series_stats', STATISTIC_COLUMNS),
  overloads: [
    overload(['series: array', 'ignore_nonfinite?: constant bool'], 'dynamic', (series, ignore) => {
      return asColumns(statistics(series, ignore === true).slice(0, Object.keys(STATISTIC_COLUMNS).length));
    }),
  ],
  examples: [
    {
      kql: 'print x = dynamic([23, 46, 4, 87, 4]) | project series_stats(x) | project-away series_stats_x_stdev, series_stats_x_variance',
      rows: [[4, 2, 87, 3, 32.8]],
      verified: 'reasoned',
    },
  ],
});
