import { RunError } from '../../diagnostics/query-error.js';
import type { Dynamic } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { asSeries, decompose } from './_decompose.js';
import { outlierScores, RANGES } from './_outliers.js';
import { asColumns, findingColumns } from './_series.js';

export default defineScalar({
  name: 'series_decompose_anomalies',
  summary:
    'Unusual elements of a series: 1 or -1 where one is unusually large or small, by how much, and what was to be expected, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-decompose-anomalies-function',
  note: 'How the service scores periods and outliers is not documented in full: near the threshold it may decide otherwise.',
  columns: findingColumns('series_decompose_anomalies', {
    ad_flag: 'dynamic',
    ad_score: 'dynamic',
    baseline: 'dynamic',
  }),
  overloads: [
    overload(
      [
        'series: array',
        'threshold?: number as real',
        'period?: integer as long',
        'trend?: string',
        'test_points?: integer as long',
        'method?: string',
        'seasonality_threshold?: number as real',
      ],
      'dynamic',
      (series, threshold = 1.5, period, trend, testPoints, method = 'ctukey', seasonality) => {
        const range = RANGES[method];
        if (range === undefined)
          throw new RunError(
            'KQ110',
            `the method of 'series_decompose_anomalies' is 'ctukey' or 'tukey', and not '${method}'`,
          );
        const parts = decompose(series, { period, trend, testPoints, threshold: seasonality });
        if (parts === null) return null;
        const scores = outlierScores(parts.residual, range, parts.learned);
        return asColumns([
          ['ad_flag', Array.from(scores, (score): Dynamic => (score > threshold ? 1n : score < -threshold ? -1n : 0n))],
          ['ad_score', asSeries(scores)],
          ['baseline', asSeries(parts.baseline)],
        ]);
      },
    ),
  ],
  examples: [
    {
      kql: 'print y = dynamic([10, 11, 9, 10, 12, 10, 9, 11, 10, 90, 10, 11, 9, 10]) | project (flag, score, baseline) = series_decompose_anomalies(y) | project flag',
      result: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0],
      verified: 'reasoned',
    },
  ],
});
