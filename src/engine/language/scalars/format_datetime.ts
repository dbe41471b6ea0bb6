import { type DatetimeParts, partsOf } from '../../values/datetime.js';
import { defineScalar, prepared } from '../define.js';
import { checkFormat, formatter, fractionSpecifiers, padded, type Specifiers } from './_time-format.js';

function hourOfClock({ hour }: DatetimeParts): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}

const SPECIFIERS: Specifiers<DatetimeParts> = new Map([
  ['yyyy', ({ year }: DatetimeParts) => padded(year, 4)],
  ['yy', ({ year }) => padded(year % 100, 2)],
  ['y', ({ year }) => String(year % 100)],
  ['MM', ({ month }) => padded(month, 2)],
  ['M', ({ month }) => String(month)],
  ['dd', ({ day }) => padded(day, 2)],
  ['d', ({ day }) => String(day)],
  ['HH', ({ hour }) => padded(hour, 2)],
  ['H', ({ hour }) => String(hour)],
  ['hh', (parts) => padded(hourOfClock(parts), 2)],
  ['h', (parts) => String(hourOfClock(parts))],
  ['mm', ({ minute }) => padded(minute, 2)],
  ['m', ({ minute }) => String(minute)],
  ['ss', ({ second }) => padded(second, 2)],
  ['s', ({ second }) => String(second)],
  ['tt', ({ hour }) => (hour < 12 ? 'AM' : 'PM')],
  ...fractionSpecifiers<DatetimeParts>(({ fraction }) => fraction),
]);

export default defineScalar({
  name: 'format_datetime',
  summary:
    'A datetime in a given format, such as `yyyy-MM-dd HH:mm:ss`; a format with anything else than specifiers and delimiters is refused.',
  source: 'https://learn.microsoft.com/kusto/query/format-datetime-function',
  naming: 'argument',
  check: checkFormat(SPECIFIERS),
  overloads: [
    prepared(['date: datetime', 'format: literal string'], 'string', ({ constants }) => {
      const print = formatter(String(constants[1]), SPECIFIERS);
      return (date) => print(partsOf(date));
    }),
  ],
  examples: [
    {
      kql: 'print format_datetime(datetime(2017-01-29 09:00:05), "yy-MM-dd [hh:mm:ss tt]")',
      result: '17-01-29 [09:00:05 AM]',
      verified: 'engine',
    },
    { kql: 'print format_datetime(datetime(2020-06-15 13:45:09.05), "ss.ff")', result: '09.05', verified: 'engine' },
    { kql: 'print format_datetime(datetime(2007-03-09), "ddd MMM")', result: '099 033', verified: 'engine' },
    { kql: 'print format_datetime(now(), "yyyy-MM-ddTHH:mm")', error: 'KQ004', verified: 'engine' },
  ],
});
