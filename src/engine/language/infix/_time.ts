import { isDatetime } from '../../values/datetime.js';

/** Ticks as a datetime; null outside the years 1 to 9999. */
export function datetimeOrNull(ticks: bigint): bigint | null {
  return isDatetime(ticks) ? ticks : null;
}
