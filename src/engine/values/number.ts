// Whole and real numbers: how they wrap, how their text is read, how they are cast.
// https://learn.microsoft.com/kusto/query/tolong-function

export { formatReal } from './real.js';

export const MIN_INT = -2147483648;
export const MAX_INT = 2147483647;
export const MIN_LONG = -(2n ** 63n);
export const MAX_LONG = 2n ** 63n - 1n;

/** `n` as a 32-bit integer: overflow wraps. `n` must be whole. */
export function wrapInt(n: number): number {
  return n | 0;
}

/** `n` as a 64-bit integer: overflow wraps. */
export function wrapLong(n: bigint): bigint {
  return BigInt.asIntN(64, n);
}

/** What `toint` gives for a long: its low 32 bits. */
export function longToInt(n: bigint): number {
  return Number(BigInt.asIntN(32, n));
}

const DIGITS = /^[+-]?\d+$/;
const HEX = /^[+-]?0[xX][0-9a-fA-F]{1,16}$/;

/** As many digits as a double holds without loss. */
const EXACT_DIGITS = 15;

/**
 * A long in decimal or, after `0x`, in hexadecimal digits, with blanks around it or none. Null where the text is
 * anything else (`1.5`, `1e3`, `""`) or out of range. Sixteen hexadecimal digits may set the sign bit.
 */
export function parseLong(text: string): bigint | null {
  const digits = text.trim();
  if (DIGITS.test(digits)) {
    if (digits.length <= EXACT_DIGITS) return BigInt(Number(digits));
    const n = BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
    return n >= MIN_LONG && n <= MAX_LONG ? n : null;
  }
  if (!HEX.test(digits)) return null;
  const negative = digits.startsWith('-');
  const n = BigInt.asIntN(64, BigInt(/^[+-]/.test(digits) ? digits.slice(1) : digits));
  return negative ? wrapLong(-n) : n;
}

/** As `parseLong`, within 32 bits. */
export function parseInt32(text: string): number | null {
  const n = parseLong(text);
  return n === null || n < MIN_INT || n > MAX_INT ? null : Number(n);
}

const REAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SPECIAL = /^([+-]?)(?:(nan)|inf|infinity)$/i;

/** A real, with blanks around it or none; `nan`, `inf` and `infinity` in any case. Null where the text is anything else. */
export function parseReal(text: string): number | null {
  const trimmed = text.trim();
  if (REAL.test(trimmed)) return Number(trimmed);
  const special = SPECIAL.exec(trimmed);
  if (special === null) return null;
  if (special[2] !== undefined) return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

/** 2^63, the first double above the longs. */
const LONG_LIMIT = 2 ** 63;

/** The long of a real: truncated towards zero, clamped to the range of long, null for NaN and the infinities. */
export function realToLong(n: number): bigint | null {
  if (!Number.isFinite(n)) return null;
  if (n >= LONG_LIMIT) return MAX_LONG;
  return n <= -LONG_LIMIT ? MIN_LONG : BigInt(Math.trunc(n));
}

/** The int of a real: truncated towards zero, clamped to the range of int, null for NaN and the infinities. */
export function realToInt(n: number): number | null {
  if (!Number.isFinite(n)) return null;
  if (n >= MAX_INT) return MAX_INT;
  return n <= MIN_INT ? MIN_INT : n | 0;
}
