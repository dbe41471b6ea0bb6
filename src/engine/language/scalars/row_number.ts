import { readerOf, type Vector } from '../../values/vector.js';
import { defineScalar, windowed } from '../define.js';
import { restartsAt } from './_restart.js';

export default defineScalar({
  name: 'row_number',
  summary:
    'The number of the row, counted from 1 or from the number that is given, which it starts with again where a condition is true.',
  source: 'https://learn.microsoft.com/kusto/query/row-number-function',
  overloads: [
    windowed(['startingIndex?: integer as long', 'restart?: bool'], 'long', () => ([starts, restart], length) => {
      const start = starts === undefined ? () => 1n : readerOf(starts);
      const restarts = restartsAt(restart as Vector | undefined);
      const data = new BigInt64Array(length);
      let number = 0n;
      for (let row = 0; row < length; row++) {
        // The argument is a long.
        number = restarts(row) ? ((start(row) as bigint | null) ?? 1n) : number + 1n;
        data[row] = number;
      }
      return { encoding: 'flat', type: 'long', length, data, nulls: null };
    }),
  ],
  examples: [
    { kql: 'range x from 5 to 7 step 1 | extend row_number() | project Column1', rows: [[1], [2], [3]] },
    {
      kql: 'range x from 5 to 8 step 1 | extend n = row_number(0, x % 3 == 0) | project n',
      rows: [[0], [0], [1], [2]],
      verified: 'reasoned',
    },
  ],
});
