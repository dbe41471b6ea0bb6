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
