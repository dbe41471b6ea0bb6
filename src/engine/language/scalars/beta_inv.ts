import { defineScalar, overload } from '../define.js';
import { isBetaParameter } from './_beta.js';
import { incompleteBeta } from './_special-functions.js';

/** By halving the interval in which it lies, until its two ends are neighbours. */
function betaInverse(probability: number, alpha: number, beta: number): number {
  if (!(probability > 0 && probability <= 1 && isBetaParameter(alpha) && isBetaParameter(beta))) return Number.NaN;
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (incompleteBeta(middle, alpha, beta) < probability) low = middle;
    else high = middle;
  }
}

export default defineScalar({
  name: 'beta_inv',
  summary:
    'The value up to which the beta distribution has a given probability: the inverse of `beta_cdf`; NaN where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/beta-inv-function',
  overloads: [
    overload(['probability: number as real', 'alpha: number as real', 'beta: number as real'], 'real', betaInverse),
  ],
  examples: [
    { kql: 'print beta_inv(0.1, 10.0, 20.0)', result: 0.226415022388749 },
    { kql: 'print isnan(beta_inv(1.5, 10.0, 20.0))', result: true, verified: 'reasoned' },
  ],
});
