import { defineScalar, overload } from '../define.js';
import { asBag } from './_series.js';
import { statistics } from './_stats.js';

export default defineScalar({
  name: 'series_stats_dynamic',
  summary:
    'The least and the largest element of a series and where they stand, the average, the standard deviation, the variance, the sum and the length, in a bag.',
  source: 'https://learn.microsoft.com/kusto/query/series-stats-dynamic-function',
  overloads: [
    overload(['series: array', 'ignore_nonfinite?: constant bool'], 'dynamic', (series, ignore) =>
      asBag(statistics(series, ignore === true)),
    ),
  ],
  examples: [
    {
      kql: 'print series_stats_dynamic(dynamic([1, 3]))',
      result: {
        min: 1,
        min_idx: 0,
        max: 3,
        max_idx: 1,
        avg: 2,
        stdev: Math.SQRT2,
        variance: 2,
        sum: 4,
        len: 2,
      },
      verified: 'reasoned',
    },
  ],
});
