import { partsOf, TICKS_PER_DAY } from '../../values/datetime.js';
import { defineScalar, overload } from '../define.js';
import { endOf } from './_period-bounds.js';

function sinceSunday(date: bigint): bigint | null {
  // The service has no answer in the last week of the calendar, whose Saturday is out of its range.
  return endOf('week', date, 0n) === null ? null : BigInt(partsOf(date).dayOfWeek) * TICKS_PER_DAY;
}

export default defineScalar({
  name: 'dayofweek',
  summary: 'The days since the last Sunday, as a timespan.',
  source: 'https://learn.microsoft.com/kusto/query/day-of-week-function',
  overloads: [overload(['date: datetime'], 'timespan', sinceSunday)],
  examples: [
    { kql: 'print dayofweek(datetime(1947-11-30 10:00:05))', result: '00:00:00' },
    { kql: 'print dayofweek(datetime(1970-05-11))', result: '1.00:00:00', verified: 'engine' },
  ],
});
