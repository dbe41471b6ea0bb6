// Windows that look back: to each small window belong the events of all windows that a longer one, ending with it, covers.

import type { Expr } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { type Activity, type Cell, cellsOf, pointOf } from './_activity.js';
import type { Period } from './_activity-bounds.js';
import { minus, type Point } from './_timeline.js';

export interface SlidingCell {
  readonly window: number;
  readonly group: number;
  /** the events of the small window itself; undefined where there are none */
  readonly own: Cell | undefined;
  readonly all: Cell;
}

/** The windows of the stretch in which the long window has events. Events before the start count where a long window reaches them. */
export function* slidingCells(
  activity: Activity,
  stretch: Period,
  lookback: Expr,
  context: RunContext,
): Iterable<SlidingCell> {
  const { windows, start, end, isInside } = stretch;
  const length = pointOf(lookback, context);
  const covers = (window: number, from: number) =>
    window === from || minus(windows.startOf(window + 1), windows.startOf(from)) <= length;
  const isReached = (time: Point) => isInside(time) || (time < start && time >= minus(start, length));
  const [first, last] = [windows.windowOf(start), windows.windowOf(end)];
  for (const [group, cells] of cellsOf(activity, windows, isReached).entries()) {
    const covering = new Set<number>();
    for (const from of cells.keys()) {
      for (let window = from; window <= last && covers(window, from); window++)
        if (window >= first) covering.add(window);
    }
    for (const window of covering) yield { window, group, own: cells.get(window), all: merged(cells, window, covers) };
  }
}

/** All events that the long window ending with `window` covers. */
function merged(
  cells: ReadonlyMap<number, Cell>,
  window: number,
  covers: (window: number, from: number) => boolean,
): Cell {
  const ids = new Set<number>();
  let count = 0;
  for (let from = window; covers(window, from); from--) {
    const cell = cells.get(from);
    count += cell?.count ?? 0;
    for (const id of cell?.ids ?? []) ids.add(id);
  }
  return { count, ids };
}
