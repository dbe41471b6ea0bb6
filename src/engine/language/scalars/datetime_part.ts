import { type DatetimeParts, partsOf } from '../../values/datetime.js';
import { defineScalar, prepared } from '../define.js';
import { isoWeek, sundayWeek } from './_week.js';

const PARTS: Readonly<Record<string, (parts: DatetimeParts) => number>> = {
  year: ({ year }) => year,
  quarter: ({ month }) => Math.ceil(month / 3),
  month: ({ month }) => month,
  week_of_year: isoWeek,
  weekofyear: sundayWeek,
  day: ({ day }) => day,
  dayofyear: ({ dayOfYear }) => dayOfYear,
  hour: ({ hour }) => hour,
  minute: ({ minute }) => minute,
  second: ({ second }) => second,
  millisecond: ({ fraction }) => Math.floor(fraction / 10_000),
  microsecond: ({ fraction }) => Math.floor(fraction / 10),
  nanosecond: ({ fraction }) => fraction * 100,
};

const PART_PARAMETER =
  'part: literal string of year|quarter|month|week_of_year|weekofyear|day|dayofyear|hour|minute|second|millisecond|microsecond|nanosecond';

export default defineScalar({
  name: 'datetime_part',
  aliases: ['datepart'],
  summary:
    'A part of a datetime as a number; milliseconds, microseconds and nanoseconds are counted from the last full second.',
  source: 'https://learn.microsoft.com/kusto/query/datetime-part-function',
  overloads: [
    prepared([PART_PARAMETER, 'date: datetime'], 'long', ({ constants }) => {
      const part = PARTS[String(constants[0]).toLowerCase()] ?? (() => 0);
      return (_part, date) => BigInt(part(partsOf(date)));
    }),
  ],
  examples: [
    { kql: 'print datetime_part("quarter", datetime(2017-10-30 01:02:03.7654321))', result: 4, verified: 'engine' },
    { kql: 'print datetime_part("weekOfYear", datetime(1970-01-01))', result: 53, verified: 'reasoned' },
    {
      kql: 'print datetime_part("nanosecond", datetime(2017-10-30 01:02:03.7654321))',
      result: 765432100,
      verified: 'engine',
    },
  ],
});
