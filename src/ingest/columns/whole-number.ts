// Reads decimal digits from bytes.

const ZERO = 48;
const MINUS = 45;

/** As many digits as a double holds without loss. */
const EXACT_DIGITS = 15;

/** The number at `start` to `end`; NaN where it is anything but an optional minus and 1 to 15 digits. */
export function readWholeNumber(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  if (end <= first || end - first > EXACT_DIGITS) return NaN;
  let value = 0;
  for (let i = first; i < end; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}
