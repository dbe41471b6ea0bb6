import { defineScalar, overload } from '../define.js';
import { fitTwoLines } from './_fit.js';
import { asColumns, type Findings, findingColumns, realsOf } from './_series.js';

const SIDE = { rsquare: 'real', slope: 'real', interception: 'real', variance: 'real', rvariance: 'real' } as const;

export default defineScalar({
  name: 'series_fit_2lines',
  summary:
    'The two lines that fit a series best on both sides of a split: how well they fit, where the split is, their values and each of the lines, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-fit-2lines-function',
  columns: findingColumns('series_fit_2lines', {
    rsquare: 'real',
    split_idx: 'long',
    variance: 'real',
    rvariance: 'real',
    line_fit: 'dynamic',
    ...prefixed('right'),
    ...prefixed('left'),
  }),
  overloads: [
    overload(['series: array'], 'dynamic', (series) => {
      const values = realsOf(series);
      if (values === null) return null;
      const { findings, right, left } = fitTwoLines(values);
      return asColumns([...findings, ...right, ...left] satisfies Findings);
    }),
  ],
  examples: [
    {
      kql: 'print y = dynamic([1, 2, 3, 4, 5, 4, 3, 2, 1, 0]) | project (r, split) = series_fit_2lines(y) | project r, split',
      rows: [[1, 4]],
      verified: 'reasoned',
    },
  ],
});

function prefixed(side: 'right' | 'left'): Record<string, 'real'> {
  return Object.fromEntries(Object.entries(SIDE).map(([name, type]) => [`${side}_${name}`, type]));
}
