import type { Decimal } from '../../values/decimal.js';
import { wrapLong } from '../../values/number.js';
import { defineInfix, overload } from '../define.js';
import { dynamicOverloads, numberOverloads } from './_arithmetic.js';
import { scaledTicks } from './_scale.js';

const arithmetic = {
  long: (a: bigint, b: bigint) => (b === 0n ? null : wrapLong(a / b)),
  real: (a: number, b: number) => a / b,
  decimal: (a: Decimal, b: Decimal) => (b.isZero() ? null : a.dividedBy(b)),
};

export default defineInfix({
  name: '/',
  summary:
    'The quotient: of integers cut towards zero, of two timespans as a real; null for an integer divided by zero.',
  source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  overloads: [
    ...numberOverloads(arithmetic),
    overload(['left: timespan', 'right: timespan'], 'real', (a, b) => Number(a) / Number(b)),
    overload(['left: timespan', 'right: int|long as long'], 'timespan', (a, b) => (b === 0n ? null : a / b)),
    overload(['left: timespan', 'right: real|decimal as real'], 'timespan', (a, b) => scaledTicks(a, 1 / b)),
    overload(['left: datetime', 'right: datetime|timespan as long'], 'real', (a, b) => Number(a) / Number(b)),
    ...dynamicOverloads(arithmetic),
  ],
  examples: [
    { kql: 'print 7 / 2', result: 3 },
    { kql: 'print 1d / 1h', result: 24 },
    { kql: 'print 1 / 0', result: null, verified: 'engine' },
  ],
});
