// Reads times in the form of nearly all exports.

const ZERO: u8 = 48;
const TICKS_OF_SECOND: i64 = 10000000;
const TICK_DIGITS: u32 = 7;
/** The beginning of 1970, as ticks of 100 ns since the year 1. */
const UNIX_EPOCH: i64 = 621355968000000000;

let sawEpoch = false;

/** Whether the beginning of 1970, which may stand for no time, was read since the last call. */
export function tookEpoch(): bool {
  const saw = sawEpoch;
  sawEpoch = false;
  return saw;
}

/** Days of the year before each month, and of all of it, where it is no leap year. */
const DAYS_BEFORE = memory.data<u16>([0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]);

/** Whether `pair` met something other than a digit. */
let failed = false;

/** Two digits. */
function pair(at: usize): u32 {
  const tens = load<u8>(at) - ZERO;
  const ones = load<u8>(at, 1) - ZERO;
  failed = failed || tens > 9 || ones > 9;
  return <u32>tens * 10 + ones;
}

/**
 * Puts the ticks of `yyyy-MM-ddTHH:mm:ss[.f…]Z` to `to`; false where the bytes have another form. A
 * blank may stand for the `T`, and more than seven digits of the second are cut.
 */
export function readTime(at: usize, end: usize, to: usize): bool {
  const length = <u32>(end - at);
  if (length < 20 || load<u8>(end - 1) !== 0x5a || load<u8>(at, 4) !== 0x2d || load<u8>(at, 7) !== 0x2d) return false;
  const separator = load<u8>(at, 10);
  if ((separator !== 0x54 && separator !== 0x20) || load<u8>(at, 13) !== 0x3a || load<u8>(at, 16) !== 0x3a)
    return false;
  failed = false;
  const year = pair(at) * 100 + pair(at + 2);
  const month = pair(at + 5);
  const day = pair(at + 8);
  const hour = pair(at + 11);
  const minute = pair(at + 14);
  const second = pair(at + 17);
  if (failed || hour > 23 || minute > 59 || second > 59) return false;
  const days = daysOf(year, month, day);
  const fraction = length === 20 ? 0 : readFraction(at + 19, end - 1);
  if (days < 0 || fraction < 0) return false;
  const ticks = (<i64>days * 86400 + hour * 3600 + minute * 60 + second) * TICKS_OF_SECOND + fraction;
  store<i64>(to, ticks);
  sawEpoch = sawEpoch || ticks === UNIX_EPOCH;
  return true;
}

/** Days from 0001-01-01, or -1 where there is no such date. */
function daysOf(year: u32, month: u32, day: u32): i32 {
  if (year < 1 || month < 1 || month > 12 || day < 1) return -1;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const before = DAYS_BEFORE + ((month - 1) << 1);
  const days = <u32>load<u16>(before, 2) - load<u16>(before) + <u32>(isLeap && month === 2);
  if (day > days) return -1;
  const past = year - 1;
  const ofYears = past * 365 + past / 4 - past / 100 + past / 400;
  return <i32>(ofYears + load<u16>(before) + <u32>(isLeap && month > 2) + day - 1);
}

/** The ticks of `.f…`, or -1. */
function readFraction(at: usize, end: usize): i32 {
  if (load<u8>(at) !== 0x2e || end === at + 1) return -1;
  let ticks: i32 = 0;
  for (let i: u32 = 1; i <= TICK_DIGITS; i++) {
    const digit = at + i < end ? load<u8>(at + i) - ZERO : 0;
    if (digit > 9) return -1;
    ticks = ticks * 10 + digit;
  }
  for (let i = at + TICK_DIGITS + 1; i < end; i++) if (load<u8>(i) - ZERO > 9) return -1;
  return ticks;
}
