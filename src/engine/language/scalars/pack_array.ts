import { toDynamic } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { starAsColumns } from './_column-arguments.js';

export default defineScalar({
  name: 'pack_array',
  summary: 'A dynamic array of the arguments; `*` stands for all columns.',
  source: 'https://learn.microsoft.com/kusto/query/pack-array-function',
  rewrite: starAsColumns,
  overloads: [
    preparedWithNulls(
      ['value...: scalar'],
      'dynamic',
      ({ types }) =>
        (...values) =>
          values.map((value, i) => toDynamic(value, types[i] ?? 'dynamic')),
    ),
  ],
  examples: [
    {
      kql: 'print pack_array(1, "two", 3.5, 1h, int(null))',
      result: [1, 'two', 3.5, '01:00:00', null],
      verified: 'reasoned',
    },
    { kql: 'print a = 1, b = "x" | project pack_array(*)', result: [1, 'x'], verified: 'reasoned' },
  ],
});
