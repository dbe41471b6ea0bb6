import type { Decimal } from '../../values/decimal.js';
import { defineInfix, overload } from '../define.js';
import { dynamicOverloads, numberOverloads } from './_arithmetic.js';

function remainder(a: bigint, b: bigint): bigint | null {
  if (b === 0n) return null;
  const rest = a % b;
  return rest < 0n ? rest + (b < 0n ? -b : b) : rest;
}

const arithmetic = {
  long: remainder,
  real: (a: number, b: number) => {
    const rest = a % b;
    return rest < 0 ? rest + Math.abs(b) : rest;
  },
  decimal: (a: Decimal, b: Decimal) => {
    if (b.isZero()) return null;
    const rest = a.modulo(b);
    return rest.isNegative() ? rest.plus(b.abs()) : rest;
  },
};

export default defineInfix({
  name: '%',
  summary: 'The remainder of a division, which is never negative.',
  source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  overloads: [
    ...numberOverloads(arithmetic),
    overload(['left: timespan', 'right: timespan'], 'timespan', remainder),
    overload(['left: timespan', 'right: int|long as long'], 'timespan', remainder),
    overload(['left: datetime', 'right: timespan'], 'timespan', remainder),
    overload(['left: datetime', 'right: datetime'], 'timespan', remainder),
    overload(['left: datetime', 'right: int|long as long'], 'datetime', remainder),
    ...dynamicOverloads(arithmetic),
  ],
  examples: [
    { kql: 'print 7 % 3', result: 1 },
    { kql: 'print -7 % 3', result: 2, verified: 'engine' },
  ],
});
