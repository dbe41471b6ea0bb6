import { defineScalar, overload } from '../define.js';
import { incompleteBeta } from './_special-functions.js';

/** The two-sided p-value of Welch's t-test. https://en.wikipedia.org/wiki/Welch%27s_t-test */
function pValue(
  mean1: number,
  variance1: number,
  count1: number,
  mean2: number,
  variance2: number,
  count2: number,
): number {
  const [error1, error2] = [variance1 / count1, variance2 / count2];
  const t = (mean1 - mean2) ** 2 / (error1 + error2);
  const freedom = (error1 + error2) ** 2 / (error1 ** 2 / (count1 - 1) + error2 ** 2 / (count2 - 1));
  return incompleteBeta(freedom / (freedom + t), freedom / 2, 0.5);
}

const PARAMETERS = [
  'mean1: number as real',
  'variance1: number as real',
  'count1: number as real',
  'mean2: number as real',
  'variance2: number as real',
  'count2: number as real',
] as const;

export default defineScalar({
  name: 'welch_test',
  summary: "The p-value of Welch's t-test: how likely means so different are where the two populations have the same.",
  source: 'https://learn.microsoft.com/kusto/query/welch-test-function',
  overloads: [overload(PARAMETERS, 'real', pValue)],
  examples: [{ kql: 'print round(welch_test(20.82, 7.8674, 15, 22.98667, 3.81267, 15), 3)', result: 0.021 }],
});
