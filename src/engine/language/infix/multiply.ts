import type { Decimal } from '../../values/decimal.js';
import { wrapLong } from '../../values/number.js';
import { defineInfix, overload } from '../define.js';
import { dynamicOverloads, numberOverloads } from './_arithmetic.js';
import { scaledTicks } from './_scale.js';

const arithmetic = {
  long: (a: bigint, b: bigint) => wrapLong(a * b),
  real: (a: number, b: number) => a * b,
  decimal: (a: Decimal, b: Decimal) => a.times(b),
};

export default defineInfix({
  name: '*',
  summary: 'The product of two numbers, or a timespan a number of times.',
  source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  overloads: [
    ...numberOverloads(arithmetic),
    overload(['left: timespan', 'right: int|long as long'], 'timespan', (a, b) => wrapLong(a * b)),
    overload(['left: int|long as long', 'right: timespan'], 'timespan', (a, b) => wrapLong(a * b)),
    overload(['left: timespan', 'right: real|decimal as real'], 'timespan', (a, b) => scaledTicks(a, b)),
    overload(['left: real|decimal as real', 'right: timespan'], 'timespan', (a, b) => scaledTicks(b, a)),
    ...dynamicOverloads(arithmetic),
  ],
  examples: [
    { kql: 'print 6 * 7', result: 42 },
    { kql: 'print 1h * 1.5', result: '01:30:00' },
  ],
});
