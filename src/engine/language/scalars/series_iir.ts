import { defineScalar, overload } from '../define.js';
import { realsOf } from './_series.js';

export default defineScalar({
  name: 'series_iir',
  summary:
    'Each element as a weighted sum of it and those before it and of the results before it: a filter with an infinite impulse response.',
  source: 'https://learn.microsoft.com/kusto/query/series-iir-function',
  naming: 'argument',
  overloads: [
    overload(
      ['series: array', 'numerators: array', 'denominators: array'],
      'dynamic',
      (series, numerators, denominators) => {
        const [values, forward, back] = [realsOf(series), realsOf(numerators), realsOf(denominators)];
        const divisor = back?.[0] ?? 0;
        if (values === null || forward === null || back === null || divisor === 0) return null;
        const filtered = new Float64Array(values.length);
        values.forEach((_, i) => {
          let sum = 0;
          forward.forEach((weight, k) => {
            sum += weight * (values[i - k] ?? 0);
          });
          back.forEach((weight, k) => {
            if (k > 0) sum -= weight * (filtered[i - k] ?? 0);
          });
          filtered[i] = sum / divisor;
        });
        return [...filtered];
      },
    ),
  ],
  examples: [{ kql: 'print series_iir(dynamic([1, 2, 3, 4]), dynamic([1]), dynamic([1, -1]))', result: [1, 3, 6, 10] }],
});
