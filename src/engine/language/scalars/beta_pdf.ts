import { defineScalar, overload } from '../define.js';
import { logBeta } from './_special-functions.js';

function betaPdf(x: number, alpha: number, beta: number): number {
  if (!(x >= 0 && x <= 1 && alpha > 0 && beta > 0)) return Number.NaN;
  return x ** (alpha - 1) * (1 - x) ** (beta - 1) * Math.exp(-logBeta(alpha, beta));
}

export default defineScalar({
  name: 'beta_pdf',
  summary:
    'The probability density of the beta distribution; NaN outside 0 to 1 and for parameters that are not above zero.',
  source: 'https://learn.microsoft.com/kusto/query/beta-pdf-function',
  overloads: [overload(['x: number as real', 'alpha: number as real', 'beta: number as real'], 'real', betaPdf)],
  examples: [
    { kql: 'print beta_pdf(0.5, 10.0, 20.0)', result: 0.746176019310951, verified: 'engine' },
    { kql: 'print isnan(beta_pdf(1.5, 10.0, 20.0))', result: true, verified: 'engine' },
  ],
});
