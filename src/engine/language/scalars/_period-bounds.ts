// The first and the last tick of the day, week, month or year that holds a moment.

import { datetimeFromParts, partsOf, TICKS_PER_DAY } from '../../values/datetime.js';
import { type Overload, overload } from '../define.js';
import { datetimeOrNull } from '../infix/_time.js';

type BoundedPeriod = 'day' | 'week' | 'month' | 'year';

/** The first tick of a period, `offset` periods on; unchecked, since the tick after the last period is one too. */
function startTicks(period: BoundedPeriod, moment: bigint, offset: bigint): bigint | null {
  const midnight = moment - (moment % TICKS_PER_DAY);
  if (period === 'day') return midnight + offset * TICKS_PER_DAY;
  const { year, month, dayOfWeek } = partsOf(moment);
  if (period === 'week') return midnight + (offset * 7n - BigInt(dayOfWeek)) * TICKS_PER_DAY;
  if (period === 'year') return startOfMonth((year + Number(offset)) * 12);
  return startOfMonth(year * 12 + month - 1 + Number(offset));
}

/** @param monthNumber months since year 0 */
function startOfMonth(monthNumber: number): bigint | null {
  const [year, month] = [Math.floor(monthNumber / 12), (((monthNumber % 12) + 12) % 12) + 1];
  if (year !== 10_000 || month !== 1) return datetimeFromParts(year, month, 1);
  const lastDay = datetimeFromParts(9999, 12, 31);
  return lastDay === null ? null : lastDay + TICKS_PER_DAY;
}

function startOf(period: BoundedPeriod, moment: bigint, offset: bigint): bigint | null {
  const ticks = startTicks(period, moment, offset);
  return ticks === null ? null : datetimeOrNull(ticks);
}

/** The last tick of the period `offset` after that of `moment`; null out of the range of datetimes. */
export function endOf(period: BoundedPeriod, moment: bigint, offset: bigint): bigint | null {
  const next = startTicks(period, moment, offset + 1n);
  return next === null ? null : datetimeOrNull(next - 1n);
}

export function startOverloads(period: BoundedPeriod): Overload[] {
  return [
    overload(['date: datetime', 'offset?: long'], 'datetime', (date, offset) => startOf(period, date, offset ?? 0n)),
  ];
}

export function endOverloads(period: BoundedPeriod): Overload[] {
  return [
    overload(['date: datetime', 'offset?: long'], 'datetime', (date, offset) => endOf(period, date, offset ?? 0n)),
  ];
}
