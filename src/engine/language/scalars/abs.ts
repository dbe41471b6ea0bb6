import { Decimal } from '../../values/decimal.js';
import { wrapLong } from '../../values/number.js';
import { defineScalar, overload } from '../define.js';

function absOfTicks(value: bigint): bigint {
  return value < 0n ? wrapLong(-value) : value;
}

export default defineScalar({
  name: 'abs',
  summary: 'The value without its sign; of an integer as a long.',
  source: 'https://learn.microsoft.com/kusto/query/abs-function',
  naming: 'argument',
  overloads: [
    overload(['number: integer as long'], 'long', absOfTicks),
    overload(['number: number'], 'argument0', (number) =>
      typeof number === 'number' ? Math.abs(number) : new Decimal(number as Decimal).abs(),
    ),
    overload(['number: timespan'], 'timespan', absOfTicks),
  ],
  examples: [
    { kql: 'print abs(-5)', result: 5 },
    { kql: 'print abs(-90m)', result: '01:30:00', verified: 'reasoned' },
  ],
});
