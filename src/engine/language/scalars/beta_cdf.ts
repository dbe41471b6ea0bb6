import { defineScalar, overload } from '../define.js';
import { isBetaParameter } from './_beta.js';
import { incompleteBeta } from './_special-functions.js';

function betaCdf(x: number, alpha: number, beta: number): number {
  return x >= 0 && x <= 1 && isBetaParameter(alpha) && isBetaParameter(beta)
    ? incompleteBeta(x, alpha, beta)
    : Number.NaN;
}

export default defineScalar({
  name: 'beta_cdf',
  summary:
    'The cumulative distribution function of the beta distribution; NaN outside 0 to 1 and for parameters outside 0 to 10,000.',
  source: 'https://learn.microsoft.com/kusto/query/beta-cdf-function',
  overloads: [overload(['x: number as real', 'alpha: number as real', 'beta: number as real'], 'real', betaCdf)],
  examples: [
    { kql: 'print beta_cdf(0.9, 10.0, 20.0)', result: 0.999999999999959 },
    { kql: 'print isnan(beta_cdf(1.5, 10.0, 20.0))', result: true },
  ],
});
