import { type DatetimeParts, isLeapYear } from '../../values/datetime.js';

/** The number of the week by ISO 8601: weeks start on Monday, and the first is the one with the year's first Thursday. */
export function isoWeek({ year, dayOfYear, dayOfWeek }: DatetimeParts): number {
  const week = Math.floor((dayOfYear - isoDay(dayOfWeek) + 10) / 7);
  if (week < 1) return isoWeeksOf(year - 1);
  return week > isoWeeksOf(year) ? 1 : week;
}

function isoDay(dayOfWeek: number): number {
  return dayOfWeek === 0 ? 7 : dayOfWeek;
}

/** A year has 53 weeks where it starts on a Thursday, or on a Wednesday and has 366 days. */
function isoWeeksOf(year: number): number {
  const before = year - 1;
  const daysBefore = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  // Day 0, 0001-01-01, was a Monday.
  const first = ((daysBefore % 7) + 7) % 7;
  return first === 3 || (first === 2 && isLeapYear(year)) ? 53 : 52;
}

/**
 * The number of the week as `weekofyear` counts: weeks start on Sunday, and the first is the one with the year's first Wednesday. Days before it are in the
 * last week of the year before; the last days of a year never are in the first week of the next.
 */
export function sundayWeek({ year, dayOfYear, dayOfWeek }: WeekParts): number {
  const newYear = (((dayOfWeek - dayOfYear + 1) % 7) + 7) % 7;
  const firstSunday = newYear <= WEDNESDAY ? 1 - newYear : 8 - newYear;
  const days = dayOfYear - firstSunday;
  if (days >= 0) return Math.floor(days / 7) + 1;
  return sundayWeek({ year: year - 1, dayOfYear: isLeapYear(year - 1) ? 366 : 365, dayOfWeek: (newYear + 6) % 7 });
}

type WeekParts = Pick<DatetimeParts, 'year' | 'dayOfYear' | 'dayOfWeek'>;

const WEDNESDAY = 3;
