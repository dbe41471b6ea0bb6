// Reads booleans and numbers in their usual forms; each function puts the value to `to`, or gives false.

const ZERO: u8 = 48;
const MINUS: u8 = 45;
const POINT: u8 = 46;

/** As many digits as a double holds without loss. */
const EXACT_DIGITS: u32 = 15;

/** `true` and `false` in small letters, as numbers. */
const TRUE: u32 = 0x65757274;
const FALSE: u32 = 0x736c6166;
const SMALL: u32 = 0x20202020;
const LETTER_E: u8 = 0x65;

/** `0`, `1`, or `true` and `false` in any case. */
export function readBool(at: usize, end: usize, to: usize): bool {
  const length = <u32>(end - at);
  let value: u8;
  if (length === 1) {
    value = load<u8>(at) - ZERO;
    if (value > 1) return false;
  } else {
    const word = load<u32>(at) | SMALL;
    const isTrue = length === 4 && word === TRUE;
    if (!isTrue && !(length === 5 && word === FALSE && (load<u8>(at, 4) | 0x20) === LETTER_E)) return false;
    value = isTrue ? 1 : 0;
  }
  store<u8>(to, value);
  return true;
}

/** The digits read last, as a whole number, and how many of them are behind a point. */
let digits: i64 = 0;
let fraction: u32 = 0;

/** An optional minus and 1 to 15 digits; a point among them where `mayPoint`. */
function readDigits(at: usize, end: usize, mayPoint: bool): bool {
  const negative = load<u8>(at) === MINUS;
  const first = negative ? at + 1 : at;
  if (end <= first || <u32>(end - first) > EXACT_DIGITS + <u32>mayPoint) return false;
  let value: i64 = 0;
  let point: usize = 0;
  for (let i = first; i < end; i++) {
    const digit = load<u8>(i) - ZERO;
    if (digit <= 9) value = value * 10 + digit;
    else if (mayPoint && point === 0 && load<u8>(i) === POINT && i > first && i + 1 < end) point = i;
    else return false;
  }
  if (mayPoint && point === 0 && <u32>(end - first) > EXACT_DIGITS) return false;
  digits = negative ? -value : value;
  fraction = point === 0 ? 0 : <u32>(end - point) - 1;
  return true;
}

export function readInt(at: usize, end: usize, to: usize): bool {
  if (!readDigits(at, end, false) || digits !== <i64>(<i32>digits)) return false;
  store<i32>(to, <i32>digits);
  return true;
}

export function readLong(at: usize, end: usize, to: usize): bool {
  if (!readDigits(at, end, false)) return false;
  store<i64>(to, digits);
  return true;
}

/** A quotient of two whole numbers that doubles hold exactly is rounded once, as the number that is written would be. */
export function readReal(at: usize, end: usize, to: usize): bool {
  if (!readDigits(at, end, true)) return false;
  let scale: f64 = 1;
  for (let i: u32 = 0; i < fraction; i++) scale *= 10;
  const isMinusZero = digits === 0 && load<u8>(at) === MINUS;
  store<f64>(to, isMinusZero ? -0.0 : <f64>digits / scale);
  return true;
}
