import { isArray } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { numericArgument } from './_element-wise.js';
import { interpolated, missingTest } from './_fill.js';

export default defineScalar({
  name: 'series_fill_linear',
  summary:
    'The series with each missing element on the line between its neighbours; at both ends as its neighbour, unless that is turned off; where all are missing a constant, 0 where none is given.',
  source: 'https://learn.microsoft.com/kusto/query/series-fill-linear-function',
  naming: 'argument',
  overloads: [
    preparedWithNulls(
      ['series: array', 'missing_value_placeholder?: number', 'fill_edges?: bool', 'constant_value?: number'],
      'dynamic',
      (call) => {
        const isMissing = missingTest(call, 1);
        return (series, placeholder, edges, constant) => {
          const filler =
            constant === undefined ? 0 : constant === null ? null : numericArgument(constant, call.types[3]);
          return isArray(series) ? interpolated(series, edges !== false, filler, isMissing(placeholder)) : null;
        };
      },
    ),
  ],
  examples: [
    { kql: 'print series_fill_linear(dynamic([null, 111.0, null, 36.0, null]))', result: [111, 111, 73.5, 36, 36] },
    { kql: 'print series_fill_linear(dynamic([null, 111, null, 36]), real(null), false)', result: [null, 111, 73, 36] },
  ],
});
