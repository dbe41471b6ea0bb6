import { datetimeFromParts, daysInMonth, partsOf } from '../../values/datetime.js';
import { defineScalar, prepared } from '../define.js';
import { datetimeOrNull } from '../infix/_time.js';
import {
  isMonthPeriod,
  MONTHS_PER_PERIOD,
  NANOSECONDS_PER_TICK,
  PERIOD_PARAMETER,
  type Period,
  periodOf,
  TICKS_PER_PERIOD,
} from './_periods.js';

/** Moves a moment by months; the day is the last of its month where the month has not as many. */
function addMonths(moment: bigint, months: number): bigint | null {
  const { year, month, day, hour, minute, second, fraction } = partsOf(moment);
  const monthNumber = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(monthNumber / 12), (((monthNumber % 12) + 12) % 12) + 1];
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  return datetimeFromParts(newYear, newMonth, newDay, hour, minute, second, fraction);
}

function adder(period: Period): (amount: bigint, moment: bigint) => bigint | null {
  if (isMonthPeriod(period)) {
    const months = MONTHS_PER_PERIOD[period];
    return (amount, moment) => addMonths(moment, Number(amount) * months);
  }
  if (period === 'nanosecond') return (amount, moment) => datetimeOrNull(moment + amount / NANOSECONDS_PER_TICK);
  const ticks = TICKS_PER_PERIOD[period];
  return (amount, moment) => datetimeOrNull(moment + amount * ticks);
}

export default defineScalar({
  name: 'datetime_add',
  summary:
    'A datetime moved by a number of periods; a day that its new month does not have becomes the last of the month.',
  source: 'https://learn.microsoft.com/kusto/query/datetime-add-function',
  overloads: [
    prepared([PERIOD_PARAMETER, 'amount: integer as long', 'datetime: datetime'], 'datetime', ({ constants }) => {
      const add = adder(periodOf(constants[0]));
      return (_period, amount, moment) => add(amount, moment);
    }),
  ],
  examples: [
    {
      kql: 'print datetime_add("month", 1, datetime(2020-01-31))',
      result: '2020-02-29T00:00:00.0000000Z',
      verified: 'engine',
    },
    {
      kql: 'print datetime_add("week", -53, datetime(2021-03-15 12:00:00))',
      result: '2020-03-09T12:00:00.0000000Z',
      verified: 'engine',
    },
    { kql: 'print datetime_add("day", -1, datetime(0001-01-01 12:00:00))', result: null, verified: 'engine' },
    { kql: 'print datetime_add("fortnight", 1, now())', error: 'KS140' },
  ],
});
