// The stretch of a timeline that a plugin looks at: from a start to an end that it is given, or from the first event to the last.

import type { Expr } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { type Activity, type ActivityCall, pointOf, windowsOf } from './_activity.js';
import { lengthType, type Point, type Windows } from './_timeline.js';

export interface Bounds {
  readonly start: Expr;
  readonly end: Expr;
}

/** Start and end, where they stand before the lengths: `lengths` of them. They do not where a length stands in the place of the start. */
export function boundsAhead(activity: ActivityCall, lengths: number): Bounds | null {
  const { args, timeline } = activity;
  const first = args.peek();
  if (first === undefined || args.left <= lengths) return null;
  const type = args.binder.expression(first.expression, args.row).type;
  const isLength = type === 'string' || (timeline.type === 'datetime' && type === lengthType('datetime'));
  return isLength ? null : { start: activity.point('the start'), end: activity.point('the end') };
}

export interface Period {
  readonly windows: Windows;
  readonly start: Point;
  readonly end: Point;
  readonly isInside: (time: Point) => boolean;
}

/** The windows of the stretch; without bounds they are those of `bin`, from the one of the first event on. */
export function period(
  bounds: Bounds | null,
  window: Expr,
  activity: Activity,
  plugin: string,
  context: RunContext,
): Period {
  const span = activity.span() ?? [0n, 0n];
  const zero = typeof span[0] === 'bigint' ? 0n : 0;
  const start = bounds === null ? span[0] : pointOf(bounds.start, context);
  const end = bounds === null ? span[1] : pointOf(bounds.end, context);
  const windows = windowsOf(window, bounds === null ? zero : start, plugin, context);
  return { windows, start, end, isInside: (time) => time >= start && time <= end };
}
