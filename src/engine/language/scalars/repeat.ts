import { toDynamic } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { MOST_ELEMENTS } from './_arrays.js';

export default defineScalar({
  name: 'repeat',
  summary: 'An array of a value a number of times; null where that is negative.',
  source: 'https://learn.microsoft.com/kusto/query/repeat-function',
  naming: { prefix: 'repeat' },
  overloads: [
    preparedWithNulls(['value: scalar', 'count: long'], 'dynamic', ({ types }) => (value, count) => {
      if (count === null || count < 0n) return null;
      const length = Math.min(Number(count), MOST_ELEMENTS);
      return new Array(length).fill(toDynamic(value, types[0] ?? 'dynamic'));
    }),
  ],
  examples: [
    { kql: 'print repeat(1, 3)', result: [1, 1, 1] },
    { kql: 'print repeat(1, -1)', result: null },
  ],
});
