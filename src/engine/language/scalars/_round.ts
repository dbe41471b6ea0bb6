// Rounding to a number of digits; a half goes away from zero.

import { Decimal } from '../../values/decimal.js';
import { wrapLong } from '../../values/number.js';

/** From here on reals are whole. */
const FIRST_WHOLE = 2 ** 52;

/** @param digits after the point; below zero before it */
export function roundReal(value: number, digits: number): number {
  const size = Math.abs(value);
  const scale = 10 ** Math.abs(digits);
  // Also where scaling overflows, and for NaN and the infinities.
  if (digits >= 0 && !(size * scale < FIRST_WHOLE)) return value;
  const rounded = digits >= 0 ? Math.round(size * scale) / scale : Math.round(size / scale) * scale;
  return Math.sign(value) * rounded;
}

/** As `roundReal`, for longs: the digits after the point are none. */
export function roundLong(value: bigint, digits: number): bigint {
  if (digits >= 0) return value;
  const scale = 10n ** BigInt(Math.min(-digits, 20));
  const size = value < 0n ? -value : value;
  const rounded = ((size + scale / 2n) / scale) * scale;
  return wrapLong(value < 0n ? -rounded : rounded);
}

export function roundDecimal(value: Decimal, digits: number): Decimal {
  const scale = new Decimal(10).pow(digits);
  return new Decimal(value.times(scale).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)).dividedBy(scale);
}
