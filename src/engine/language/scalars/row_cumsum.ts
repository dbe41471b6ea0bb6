import { Decimal } from '../../values/decimal.js';
import { wrapInt, wrapLong } from '../../values/number.js';
import type { ScalarType, Value } from '../../values/types.js';
import { readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { defineScalar, windowed } from '../define.js';
import { restartsAt } from './_restart.js';

export default defineScalar({
  name: 'row_cumsum',
  summary: 'The sum of the values up to this row, begun anew where a condition is true; null counts as 0.',
  source: 'https://learn.microsoft.com/kusto/query/row-cumsum-function',
  overloads: [
    windowed(['term: number', 'restart?: bool'], 'argument0', ({ result }) => ([terms, restart], length) => {
      const read = readerOf(terms as Vector); // the first argument is not optional
      const restarts = restartsAt(restart);
      const { zero, plus } = additionOf(result);
      const builder = new VectorBuilder(result, length);
      let sum = zero;
      for (let row = 0; row < length; row++) {
        if (restarts(row)) sum = zero;
        const term = read(row);
        if (term !== null) sum = plus(sum, term);
        builder.push(sum);
      }
      return builder.finish();
    }),
  ],
  examples: [
    { kql: 'range x from 1 to 4 step 1 | extend s = row_cumsum(x) | project s', rows: [[1], [3], [6], [10]] },
    {
      kql: 'range x from 1 to 4 step 1 | extend s = row_cumsum(x, x == 3) | project s',
      rows: [[1], [3], [3], [7]],
      verified: 'reasoned',
    },
  ],
});

interface Addition {
  readonly zero: Value;
  readonly plus: (a: Value, b: Value) => Value;
}

/** Both values are of the type: the caller's promise. */
function additionOf(type: ScalarType): Addition {
  switch (type) {
    case 'int':
      return { zero: 0, plus: (a, b) => wrapInt((a as number) + (b as number)) };
    case 'real':
      return { zero: 0, plus: (a, b) => (a as number) + (b as number) };
    case 'decimal':
      return { zero: new Decimal(0), plus: (a, b) => (a as Decimal).plus(b as Decimal) };
    default:
      return { zero: 0n, plus: (a, b) => wrapLong((a as bigint) + (b as bigint)) };
  }
}
