// The periods that `datetime_add` and `datetime_diff` count in, and the parts that `datetime_part` gives.

import {
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MICROSECOND,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from '../../values/datetime.js';

/** The ticks of the periods that always last equally long, but for the nanosecond, which is less than a tick. */
export const TICKS_PER_PERIOD = {
  week: 7n * TICKS_PER_DAY,
  day: TICKS_PER_DAY,
  hour: TICKS_PER_HOUR,
  minute: TICKS_PER_MINUTE,
  second: TICKS_PER_SECOND,
  millisecond: TICKS_PER_MILLISECOND,
  microsecond: TICKS_PER_MICROSECOND,
} as const;

/** The months of the periods that last a number of months. */
export const MONTHS_PER_PERIOD = { year: 12, quarter: 3, month: 1 } as const;

export const NANOSECONDS_PER_TICK = 100n;

export type TickPeriod = keyof typeof TICKS_PER_PERIOD;
export type MonthPeriod = keyof typeof MONTHS_PER_PERIOD;
export type Period = MonthPeriod | TickPeriod | 'nanosecond';

/** The parameter that takes a period, as signatures write it. */
export const PERIOD_PARAMETER =
  'period: literal string of year|quarter|month|week|day|hour|minute|second|millisecond|microsecond|nanosecond';

export function isMonthPeriod(period: Period): period is MonthPeriod {
  return period in MONTHS_PER_PERIOD;
}

/** A literal that binding has found to be one of the periods, in any case. */
export function periodOf(text: unknown): Period {
  return String(text).toLowerCase() as Period;
}
