import { defineScalar, overload } from '../define.js';
import { lineFindings } from './_fit.js';
import { asBag, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_fit_line_dynamic',
  summary:
    'The line that fits a series best, x counted from 1: how well it fits, its slope, the variances, its interception and its values, in a bag.',
  source: 'https://learn.microsoft.com/kusto/query/series-fit-line-dynamic-function',
  overloads: [
    overload(['series: array'], 'dynamic', (series) => {
      const values = realsOf(series);
      return asBag(values && lineFindings(values));
    }),
  ],
  examples: [
    {
      kql: 'print fit = series_fit_line_dynamic(dynamic([1, 3, 5])) | project fit.slope',
      result: 2,
      verified: 'reasoned',
    },
  ],
});
