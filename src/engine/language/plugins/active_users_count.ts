import type { Expr } from '../../plan/plan.js';
import { definePlugin } from '../define.js';
import {
  Activity,
  ActivityCall,
  type ActivityPlan,
  pointOf,
  type WindowRow,
  windowBatches,
  windowsOf,
} from './_activity.js';
import { type Bounds, period } from './_activity-bounds.js';
import { PluginCall } from './_plugin-call.js';
import { minus, type Point } from './_timeline.js';
import { visitsOf } from './_visits.js';

interface ActiveUsersPlan extends ActivityPlan {
  readonly bounds: Bounds;
  readonly lookback: Expr;
  readonly period: Expr;
  readonly periods: Expr;
  readonly window: Expr;
}

export default definePlugin<ActiveUsersPlan>({
  name: 'active_users_count',
  summary:
    'For each window of a timeline: how many ids were there on at least so many different periods of the time before, that one included.',
  source: 'https://learn.microsoft.com/kusto/query/active-users-count-plugin',
  note: 'Distinct counts are exact, where the service estimates large ones.',
  examples: [
    {
      kql: 'datatable (u: string, t: datetime) ["B", "2018-06-29", "B", "2018-06-30", "A", "2018-07-02", "B", "2018-07-04", "B", "2018-07-08", "A", "2018-07-10", "A", "2018-07-14", "A", "2018-07-17", "A", "2018-07-20", "B", "2018-07-24"] | evaluate active_users_count(u, t, datetime(2018-07-01), datetime(2018-07-31), 8d, 1d, 3, 7d)',
      rows: [
        ['2018-07-01T00:00:00.0000000Z', 1],
        ['2018-07-15T00:00:00.0000000Z', 1],
      ],
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args);
    const bounds = { start: activity.point('the start'), end: activity.point('the end') };
    const fields = {
      bounds,
      lookback: activity.length('the lookback window'),
      period: activity.length('the length of a period'),
      periods: args.constant('the number of periods', 'long'),
      window: activity.length('the length of a window'),
    };
    return activity.plan('active_users_count', args.columns('a dimension'), [{ name: 'dcount', type: 'long' }], fields);
  },

  *run(plan, context) {
    const activity = Activity.read(plan, context);
    const { windows, start, isInside } = period(plan.bounds, plan.window, activity, 'active_users_count', context);
    const periods = windowsOf(plan.period, start, 'active_users_count', context);
    const lookback = pointOf(plan.lookback, context);
    const wanted = Number(context.constant(plan.periods));
    const active = new Map<string, { window: number; group: number; ids: Set<number> }>();
    for (const rows of visitsOf(activity)) {
      let from = 0;
      for (const [i, row] of rows.entries()) {
        const time = activity.times[row] as Point;
        while (minus(time, activity.times[rows[from] as number] as Point) >= lookback && from < i) from++;
        if (!isInside(time)) continue;
        const seen = new Set(
          rows.slice(from, i + 1).map((earlier) => periods.windowOf(activity.times[earlier] as Point)),
        );
        if (seen.size < wanted) continue;
        const [window, group] = [windows.windowOf(time), activity.groups[row] as number];
        const key = `${window} ${group}`;
        const known = active.get(key) ?? { window, group, ids: new Set() };
        known.ids.add(activity.ids[row] as number);
        active.set(key, known);
      }
    }
    const rows = [...active.values()].map(
      ({ window, group, ids }): WindowRow => ({ window, group, values: [BigInt(ids.size)] }),
    );
    yield* windowBatches(plan, activity, windows, rows, context);
  },
});
