import { defineScalar, preparedWithNulls } from '../define.js';
import { carried, missingTest } from './_fill.js';

export default defineScalar({
  name: 'series_fill_backward',
  summary: 'The series with each missing element as the nearest one after it.',
  source: 'https://learn.microsoft.com/kusto/query/series-fill-backward-function',
  naming: 'argument',
  overloads: [
    preparedWithNulls(['series: array', 'missing_value_placeholder?: number'], 'dynamic', (call) => {
      const isMissing = missingTest(call, 1);
      return (series, placeholder) => carried(series ?? null, -1, isMissing(placeholder));
    }),
  ],
  examples: [
    { kql: 'print series_fill_backward(dynamic([null, 36, null, 16, null]))', result: [36, 36, 16, 16, null] },
  ],
});
