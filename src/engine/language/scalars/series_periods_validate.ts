import { isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { SCORES, validatePeriod } from './_seasonality.js';
import { asColumns, findingColumns, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_periods_validate',
  summary: 'Some lengths in elements, and with what scores from 0 to 1 they are periods of a series, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-periods-validate-function',
  note: SCORES,
  columns: findingColumns('series_periods_validate', { periods: 'dynamic', scores: 'dynamic' }),
  overloads: [
    overload(['series: array', 'period...: number as real'], 'dynamic', (series, ...periods) => {
      const values = isArray(series as readonly never[]) ? realsOf(series as readonly never[]) : null;
      if (values === null) return null;
      const lengths = periods.map(Number);
      return asColumns([
        ['periods', lengths],
        ['scores', lengths.map((length) => validatePeriod(values, length))],
      ]);
    }),
  ],
  examples: [
    {
      kql: 'print y = dynamic([1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2]) | project (p, s) = series_periods_validate(y, 6.0, 8.0) | project p, round(toreal(s[0]), 1), s[1]',
      rows: [[[6, 8], 1, 0]],
      verified: 'reasoned',
    },
  ],
});
