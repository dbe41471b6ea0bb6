import { partsOf } from '../../values/datetime.js';
import { defineScalar, prepared } from '../define.js';
import { floorLong } from './_floor.js';
import {
  isMonthPeriod,
  MONTHS_PER_PERIOD,
  NANOSECONDS_PER_TICK,
  PERIOD_PARAMETER,
  type Period,
  periodOf,
  TICKS_PER_PERIOD,
} from './_periods.js';

/** 0001-01-01 was a Monday; weeks start on Sunday. */
const BEFORE_FIRST_WEEK = TICKS_PER_PERIOD.day;

/** The number of the period that a moment falls into. */
function numberer(period: Period): (moment: bigint) => bigint {
  if (isMonthPeriod(period)) {
    const months = MONTHS_PER_PERIOD[period];
    return (moment) => {
      const { year, month } = partsOf(moment);
      return BigInt(Math.floor((year * 12 + month - 1) / months));
    };
  }
  if (period === 'nanosecond') return (moment) => moment * NANOSECONDS_PER_TICK;
  const ticks = TICKS_PER_PERIOD[period];
  const offset = period === 'week' ? BEFORE_FIRST_WEEK : 0n;
  return (moment) => (floorLong(moment + offset, ticks) ?? 0n) / ticks;
}

export default defineScalar({
  name: 'datetime_diff',
  summary:
    'How many boundaries of a period lie between two datetimes: the first less the second. Weeks start on Sunday.',
  source: 'https://learn.microsoft.com/kusto/query/datetime-diff-function',
  note: 'A difference in weeks is a real, as the service gives it.',
  overloads: [
    prepared(
      [PERIOD_PARAMETER, 'datetime1: datetime', 'datetime2: datetime'],
      (_types, [period]) => (periodOf(period) === 'week' ? 'real' : 'long'),
      ({ constants, result }) => {
        const numberOf = numberer(periodOf(constants[0]));
        const isReal = result === 'real';
        return (_period, a, b) => {
          const difference = numberOf(a) - numberOf(b);
          return isReal ? Number(difference) : difference;
        };
      },
    ),
  ],
  examples: [
    { kql: 'print datetime_diff("month", datetime(2017-01-01), datetime(2015-12-30))', result: 13, verified: 'engine' },
    {
      kql: 'print datetime_diff("week", datetime(2017-10-29 00:00), datetime(2017-09-30 23:59))',
      result: 5,
      verified: 'engine',
    },
    {
      kql: 'print datetime_diff("hour", datetime(2017-10-31 01:00), datetime(2017-10-30 23:59))',
      result: 2,
      verified: 'engine',
    },
  ],
});
