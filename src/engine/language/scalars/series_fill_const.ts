import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { numericArgument } from './_element-wise.js';
import { missingTest } from './_fill.js';

export default defineScalar({
  name: 'series_fill_const',
  summary: 'The series with a constant, 0 where none is given, in the place of each missing element.',
  source: 'https://learn.microsoft.com/kusto/query/series-fill-const-function',
  naming: 'argument',
  overloads: [
    preparedWithNulls(
      ['series: array', 'constant_value?: number', 'missing_value_placeholder?: number'],
      'dynamic',
      (call) => {
        const isMissing = missingTest(call, 2);
        return (series, constant, placeholder) => {
          const filler =
            constant === undefined ? 0n : constant === null ? null : numericArgument(constant, call.types[1]);
          const missing = isMissing(placeholder);
          return isArray(series ?? null)
            ? (series as readonly Dynamic[]).map((element) => (missing(element) ? filler : element))
            : null;
        };
      },
    ),
  ],
  examples: [
    { kql: 'print series_fill_const(dynamic([111, null, 36]), -1)', result: [111, -1, 36] },
    { kql: 'print series_fill_const(dynamic([111, 0, 36]), 5, 0)', result: [111, 5, 36], verified: 'reasoned' },
  ],
});
