import { commonType } from '../../plan/types.js';
import { toDynamic } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';

export default defineScalar({
  name: 'coalesce',
  summary:
    'The first argument that is not null; of texts, the first that is not empty. All are of one type; beside a dynamic they may be of any.',
  source: 'https://learn.microsoft.com/kusto/query/coalesce-function',
  overloads: [
    preparedWithNulls(
      ['first: common-or-dynamic', 'more...: common-or-dynamic'],
      (types) => commonType(types) ?? 'dynamic',
      ({ types, result }) =>
        (...values) => {
          const found = values.findIndex((value) => value !== null && value !== '');
          const value = values[found] ?? null;
          return result === 'dynamic' ? toDynamic(value, types[found] ?? 'dynamic') : value;
        },
    ),
  ],
  examples: [
    { kql: 'print coalesce(tolong("not a number"), tolong("42"), 33)', result: 42, verified: 'engine' },
    { kql: 'print coalesce(tostring(int(null)), "", "fallback")', result: 'fallback', verified: 'engine' },
    { kql: 'print coalesce(5, 1.5)', error: 'KS232' },
  ],
});
