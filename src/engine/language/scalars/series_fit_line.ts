import { defineScalar, overload } from '../define.js';
import { LINE_COLUMNS, lineFindings } from './_fit.js';
import { asColumns, findingColumns, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_fit_line',
  summary:
    'The line that fits a series best, x counted from 1: how well it fits, its slope, the variances, its interception and its values, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-fit-line-function',
  columns: findingColumns('series_fit_line', LINE_COLUMNS),
  overloads: [
    overload(['series: array'], 'dynamic', (series) => {
      const values = realsOf(series);
      return asColumns(values && lineFindings(values));
    }),
  ],
  examples: [
    {
      kql: 'print y = dynamic([2, 5, 6, 8, 11, 15, 17, 18, 25, 26, 30, 30]) | project (r, slope) = series_fit_line(y) | project round(r, 3), round(slope, 3)',
      rows: [[0.983, 2.731]],
    },
  ],
});
