import { formatDatetime, parseDatetime } from '../../engine/values/datetime.js';
import { canonicalRows } from './compare.js';
import { firstOf, type PlanTraits } from './plan-traits.js';
import type { Property } from './property.js';

const WEEK = 6_048_000_000_000n;
const ISO = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

const shifted = (text: string, by: bigint) =>
  text.replace(ISO, (time) => formatDatetime((parseDatetime(time) ?? 0n) + by).replace(/\.0+Z$/, 'Z'));
const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
// A copy of plain rows, with long numbers as their digits: JSON gives back what it was made of.
const shiftedRows = <T>(rows: T, by: bigint): T => JSON.parse(shifted(JSON.stringify(rows, digits), by)) as T;

const CALENDAR = [
  'startofmonth',
  'endofmonth',
  'startofyear',
  'endofyear',
  'getmonth',
  'getyear',
  'monthofyear',
  'dayofmonth',
  'dayofyear',
  'weekofyear',
  'week_of_year',
  'datetime_part',
  'format_datetime',
  'datetime_add',
  'datetime_to_utc',
  'unixtime_seconds_todatetime',
  'unixtime_milliseconds_todatetime',
  'make_datetime',
  'rand',
  'new_guid',
];

export const aWeekLater: Property = {
  name: 'events and clock a week later',
  exempt: ({ traits: { functions, constants } }) => {
    const calendar = firstOf(CALENDAR, functions);
    if (calendar !== null) return `'${calendar}' depends on the calendar`;
    if (constants.some(({ type, value }) => type === 'datetime' && value !== null))
      return 'a time of the calendar stands in the query';
    const isUneven = ({ type, value }: PlanTraits['constants'][number]) =>
      type === 'timespan' && typeof value === 'bigint' && value > 0n && WEEK % value !== 0n;
    return functions.has('bin') && constants.some(isUneven) ? 'a week is no number of bins' : null;
  },
  violation: (events, { now, run }) => {
    const later = { events: shiftedRows(events, WEEK), now: shifted(now, WEEK) };
    const expected = run(events, now);
    const found = canonicalRows(run(later.events, later.now), (text) => shifted(text, 0n));
    const same = found.join('\n') === canonicalRows(expected, (text) => shifted(text, WEEK)).join('\n');
    return same ? null : { ...later, expected: shiftedRows(expected, WEEK) };
  },
};
