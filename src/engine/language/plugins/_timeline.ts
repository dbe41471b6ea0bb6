// Points of a timeline: ticks of a datetime or timespan and longs are bigints, reals are numbers. All points of one timeline are of one kind, and so are
// the lengths between them.

import { RunError } from '../../diagnostics/query-error.js';
import { datetimeFromParts, partsOf, TICKS_PER_DAY } from '../../values/datetime.js';
import type { ScalarType } from '../../values/types.js';

export type Point = bigint | number;

/** The type that a timeline is computed in. */
export function timelineType(type: ScalarType): ScalarType {
  if (type === 'int') return 'long';
  return type === 'decimal' ? 'real' : type;
}

/** The type of a length of a timeline. */
export function lengthType(type: ScalarType): ScalarType {
  return type === 'datetime' ? 'timespan' : timelineType(type);
}

export function plus(a: Point, b: Point): Point {
  return typeof a === 'bigint' ? a + BigInt(b) : a + Number(b);
}

export function minus(a: Point, b: Point): Point {
  return typeof a === 'bigint' ? a - BigInt(b) : a - Number(b);
}

/** A point as many lengths on. */
function after(from: Point, count: number, length: Point): Point {
  return typeof from === 'bigint' ? from + BigInt(count) * BigInt(length) : from + count * Number(length);
}

/** How many whole lengths fit from one point to another, rounded down. */
function countOf(from: Point, to: Point, length: Point): number {
  if (typeof from === 'number') return Math.floor((Number(to) - from) / Number(length));
  const distance = BigInt(to) - from;
  const size = BigInt(length);
  const count = distance / size;
  return Number(distance < 0n && count * size !== distance ? count - 1n : count);
}

/** A timeline cut into windows, which have numbers. */
export interface Windows {
  windowOf(point: Point): number;
  startOf(window: number): Point;
}

/**
 * Windows of one length, the first of which, 0, begins at `first`.
 * @throws RunError where the length is not above zero
 */
export function evenWindows(first: Point, length: Point | null, plugin: string): Windows {
  if (length === null || length <= 0)
    throw new RunError('KQ140', `the window of '${plugin}' has to be longer than nothing`);
  return { windowOf: (point) => countOf(first, point, length), startOf: (window) => after(first, window, length) };
}

export type CalendarPeriod = 'week' | 'month' | 'year';

/** The weeks, which begin on Sunday, the months or the years of a timeline of datetimes. */
export function calendarWindows(period: CalendarPeriod): Windows {
  // 0001-01-07 is a Sunday.
  if (period === 'week') return evenWindows(6n * TICKS_PER_DAY, 7n * TICKS_PER_DAY, period);
  const months = period === 'month' ? 1 : 12;
  return {
    windowOf(point) {
      const { year, month } = partsOf(BigInt(point));
      return Math.floor((year * 12 + month - 1) / months);
    },
    startOf: (window) => datetimeFromParts(Math.floor((window * months) / 12), ((window * months) % 12) + 1, 1) ?? 0n,
  };
}
