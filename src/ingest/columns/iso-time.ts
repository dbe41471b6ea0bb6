// Reads `yyyy-MM-ddTHH:mm:ss[.f…]Z` from bytes, the form of nearly all exported times, without a string or a bigint.

const ZERO = 48;
const TWO_32 = 4_294_967_296;
const TWO_16 = 65_536;
const TICKS = 10_000_000;
const TICK_DIGITS = 7;

const DAYS_OF_MONTH = Uint8Array.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
/** Days of the year before each month, where it is no leap year. */
const DAYS_BEFORE = Uint16Array.of(0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334);

/** Two digits at `at`, or -1. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Days from 0001-01-01, or -1 where there is no such date. */
function daysOf(year: number, month: number, day: number): number {
  if (year < 1 || month < 1 || month > 12 || day < 1) return -1;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const leapDay = isLeap ? 1 : 0;
  const days = DAYS_OF_MONTH[month - 1] as number;
  if (day > (month === 2 ? days + leapDay : days)) return -1;
  const past = year - 1;
  const ofYears = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return ofYears + (DAYS_BEFORE[month - 1] as number) + (month > 2 ? leapDay : 0) + day - 1;
}

/**
 * Puts the ticks of the time at `start` to `end` into the 64-bit slot `at` of `slots`, which is seen as pairs of low and
 * high 32 bits. False where the bytes have another form; a blank may stand for the `T`, and more than seven digits of
 * the second are cut.
 */
export function readIsoTime(bytes: Uint8Array, start: number, end: number, slots: Int32Array, at: number): boolean {
  const length = end - start;
  if (length < 20 || bytes[end - 1] !== 0x5a || bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return false;
  const separator = bytes[start + 10];
  if ((separator !== 0x54 && separator !== 0x20) || bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a)
    return false;
  const [hour, minute, second] = [pair(bytes, start + 11), pair(bytes, start + 14), pair(bytes, start + 17)];
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  const [century, year] = [pair(bytes, start), pair(bytes, start + 2)];
  const [month, day] = [pair(bytes, start + 5), pair(bytes, start + 8)];
  if (century < 0 || year < 0 || month < 0 || day < 0) return false;
  const days = daysOf(century * 100 + year, month, day);
  const fraction = length === 20 ? 0 : readFraction(bytes, start + 19, end - 1);
  if (days < 0 || fraction < 0) return false;
  write(slots, at, days * 86_400 + hour * 3600 + minute * 60 + second, fraction);
  return true;
}

/** The ticks of `.f…`, or -1. */
function readFraction(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== 0x2e || end === start + 1) return -1;
  let ticks = 0;
  for (let i = start + 1; i <= start + TICK_DIGITS; i++) {
    const digit = i < end ? (bytes[i] as number) - ZERO : 0;
    if (digit < 0 || digit > 9) return -1;
    ticks = ticks * 10 + digit;
  }
  for (let i = start + TICK_DIGITS + 1; i < end; i++) {
    const digit = (bytes[i] as number) - ZERO;
    if (digit < 0 || digit > 9) return -1;
  }
  return ticks;
}

/** seconds · 10^7 + ticks as 64 bits, in parts that doubles hold exactly. */
function write(slots: Int32Array, at: number, seconds: number, ticks: number): void {
  const high = Math.floor(seconds / TWO_16) * TICKS;
  const low = (seconds % TWO_16) * TICKS + ticks + (high % TWO_16) * TWO_16;
  slots[2 * at] = (low % TWO_32) | 0;
  slots[2 * at + 1] = Math.floor(high / TWO_16) + Math.floor(low / TWO_32);
}
