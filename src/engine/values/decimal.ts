// The `decimal` type: a 128-bit decimal floating-point number of 34 significant digits.
// https://learn.microsoft.com/kusto/query/scalar-data-types/decimal

import { Decimal as DecimalJs } from 'decimal.js';

/** Decimals as KQL computes them: every result is rounded half to even at 34 digits, with exponents of IEEE 754 decimal128. */
export const Decimal = DecimalJs.clone({
  precision: 34,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6143,
  defaults: true,
});
export type Decimal = DecimalJs;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The decimal of a text with blanks around it or none, rounded to 34 digits. Null where the text is no finite number. */
export function parseDecimal(text: string): Decimal | null {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return null;
  const value = new Decimal(trimmed).toSignificantDigits(34);
  return value.isFinite() ? value : null;
}

/** All digits, without an exponent: `1.5`, `-0.000001`. */
export function formatDecimal(value: Decimal): string {
  return value.toFixed();
}
