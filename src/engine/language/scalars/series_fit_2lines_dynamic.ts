import { defineScalar, overload } from '../define.js';
import { fitTwoLines } from './_fit.js';
import { asBag, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_fit_2lines_dynamic',
  summary:
    'The two lines that fit a series best on both sides of a split: how well they fit, where the split is, their values and each of the lines, in a bag.',
  source: 'https://learn.microsoft.com/kusto/query/series-fit-2lines-dynamic-function',
  overloads: [
    overload(['series: array'], 'dynamic', (series) => {
      const values = realsOf(series);
      if (values === null) return null;
      const { findings, right, left } = fitTwoLines(values);
      return asBag([...findings, ['right', asBag(right)], ['left', asBag(left)]]);
    }),
  ],
  examples: [
    {
      kql: 'print fit = series_fit_2lines_dynamic(dynamic([1, 2, 3, 4, 5, 4, 3, 2, 1, 0])) | project fit.split_idx, round(toreal(fit.left.slope), 9), round(toreal(fit.right.slope), 9)',
      rows: [[4, 1, -1]],
      verified: 'reasoned',
    },
  ],
});
