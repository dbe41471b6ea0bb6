import { RunError } from '../../diagnostics/query-error.js';
import type { Dynamic } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { evaluatePolynomial, fitPolynomial, qualityOf } from './_fit.js';
import { asColumns, findingColumns, realsOf } from './_series.js';

export default defineScalar({
  name: 'series_fit_poly',
  summary:
    'The polynomial of a degree, 1 where nothing is said, that fits a series best: how well it fits, its coefficients, the variances and its values, in a column each.',
  source: 'https://learn.microsoft.com/kusto/query/series-fit-poly-function',
  columns: findingColumns('series_fit_poly', {
    rsquare: 'real',
    coefficients: 'dynamic',
    variance: 'real',
    rvariance: 'real',
    poly_fit: 'dynamic',
  }),
  overloads: [
    overload(['y_series: array'], 'dynamic', (y) => fitted(y, null, 1)),
    overload(['y_series: array', 'x_series: array', 'degree?: integer as long'], 'dynamic', (y, x, degree = 1n) =>
      fitted(y, x, Number(degree)),
    ),
  ],
  examples: [
    {
      kql: 'print y = dynamic([1, 4, 9, 16]), x = dynamic([1, 2, 3, 4]) | project (r, c) = series_fit_poly(y, x, 2) | project array_length(c), round(toreal(c[0]), 9)',
      rows: [[3, 1]],
      verified: 'reasoned',
    },
  ],
});

/** x counts the elements from 1 where it is not given. */
function fitted(y: Dynamic, given: Dynamic, degree: number): Dynamic {
  if (degree < 1) throw new RunError('KQ110', `the degree of 'series_fit_poly' is 1 or more, and not ${degree}`);
  const ys = realsOf(y);
  const xs = given === null ? (ys?.map((_, i) => i + 1) ?? null) : realsOf(given);
  if (ys === null || xs === null || xs.length !== ys.length) return null;
  const coefficients = fitPolynomial(xs, ys, Math.min(degree, ys.length - 1));
  const values = xs.map((x) => evaluatePolynomial(coefficients, x));
  const { rSquare, variance, residualVariance } = qualityOf(ys, values);
  return asColumns([
    ['rsquare', rSquare],
    ['coefficients', coefficients],
    ['variance', variance],
    ['rvariance', residualVariance],
    ['poly_fit', [...values]],
  ]);
}
