import type { Decimal } from '../../values/decimal.js';
import type { Value } from '../../values/types.js';
import { defineScalar, overload } from '../define.js';
import { roundDecimal, roundLong, roundReal } from './_round.js';

/** More digits than any number has. */
const MOST_DIGITS = 400;

function round(number: Exclude<Value, null>, precision = 0n): Value {
  const digits = Math.max(Math.min(Number(precision), MOST_DIGITS), -MOST_DIGITS);
  if (typeof number === 'bigint') return roundLong(number, digits);
  // Numbers are bigints, JavaScript's numbers and decimals.
  return typeof number === 'number' ? roundReal(number, digits) : roundDecimal(number as Decimal, digits);
}

export default defineScalar({
  name: 'round',
  summary:
    'A number rounded to a number of digits after the point, or before it where that is negative; a half goes away from zero.',
  source: 'https://learn.microsoft.com/kusto/query/round-function',
  naming: 'argument',
  overloads: [overload(['number: number', 'precision?: constant long'], 'argument0', round)],
  examples: [
    { kql: 'print round(2.98765, 3)', result: 2.988 },
    { kql: 'print round(-50.55, -2)', result: -100 },
    { kql: 'print round(-2.5)', result: -3, verified: 'engine' },
  ],
});
