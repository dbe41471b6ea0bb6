import { defineScalar, preparedWithNulls } from '../define.js';
import { carried, missingTest } from './_fill.js';

export default defineScalar({
  name: 'series_fill_forward',
  summary: 'The series with each missing element as the nearest one before it.',
  source: 'https://learn.microsoft.com/kusto/query/series-fill-forward-function',
  naming: 'argument',
  overloads: [
    preparedWithNulls(['series: array', 'missing_value_placeholder?: number'], 'dynamic', (call) => {
      const isMissing = missingTest(call, 1);
      return (series, placeholder) => carried(series ?? null, 1, isMissing(placeholder));
    }),
  ],
  examples: [{ kql: 'print series_fill_forward(dynamic([null, 36, null, 16, null]))', result: [null, 36, 36, 16, 16] }],
});
