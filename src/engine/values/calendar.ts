// The Gregorian calendar in ticks: 100 ns since 0001-01-01T00:00:00Z.

export const TICKS_PER_MICROSECOND = 10n;
export const TICKS_PER_MILLISECOND = 10_000n;
export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_MINUTE = 600_000_000n;
export const TICKS_PER_HOUR = 36_000_000_000n;
export const TICKS_PER_DAY = 864_000_000_000n;

/** 1970-01-01T00:00:00Z. */
export const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;
/** 0001-01-01T00:00:00Z. */
export const MIN_DATETIME = 0n;
/** 9999-12-31T23:59:59.9999999Z. */
export const MAX_DATETIME = 3_155_378_975_999_999_999n;

const HOUR = 36_000_000_000;
const MINUTE = 600_000_000;
const SECOND = 10_000_000;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_PER_400_YEARS = 146_097;
/** Days from 0000-03-01, where the count of the calendar's cycles starts, to 0001-01-01. */
const DAYS_BEFORE_YEAR_1 = 306;

export interface DatetimeParts {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** ticks within the second, 0 to 9,999,999 */
  readonly fraction: number;
  /** 0 is Sunday */
  readonly dayOfWeek: number;
  /** 1 to 366 */
  readonly dayOfYear: number;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isDatetime(ticks: bigint): boolean {
  return ticks >= MIN_DATETIME && ticks <= MAX_DATETIME;
}

function daysBeforeMonth(year: number, month: number): number {
  return (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** Days from 0001-01-01 to a date. */
function daysOf(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return before * 365 + leapDays + daysBeforeMonth(year, month) + day - 1;
}

/** The ticks of a moment; null where no such date or time of day exists. `fraction` is ticks within the second. */
export function datetimeFromParts(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  fraction = 0,
): bigint | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12)) return null;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return null;
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60)) return null;
  const seconds = daysOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return BigInt(seconds) * TICKS_PER_SECOND + BigInt(fraction);
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The date of a day number, 0 being 0001-01-01. Years start in March here, so that leap days come last. */
export function civilDate(dayNumber: number): CivilDate {
  const days = dayNumber + DAYS_BEFORE_YEAR_1;
  const cycle = Math.floor(days / DAYS_PER_400_YEARS);
  const dayOfCycle = days - cycle * DAYS_PER_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / (DAYS_PER_400_YEARS - 1))) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The calendar parts of a moment. */
export function partsOf(ticks: bigint): DatetimeParts {
  const dayNumber = Number(ticks / TICKS_PER_DAY);
  let rest = Number(ticks % TICKS_PER_DAY);
  const { year, month, day } = civilDate(dayNumber);
  const hour = Math.floor(rest / HOUR);
  rest -= hour * HOUR;
  const minute = Math.floor(rest / MINUTE);
  rest -= minute * MINUTE;
  const second = Math.floor(rest / SECOND);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction: rest - second * SECOND,
    dayOfWeek: (dayNumber + 1) % 7,
    dayOfYear: daysBeforeMonth(year, month) + day,
  };
}
