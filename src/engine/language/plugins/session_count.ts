import type { Expr } from '../../plan/plan.js';
import { definePlugin } from '../define.js';
import { Activity, ActivityCall, type ActivityPlan, pointOf, type WindowRow, windowBatches } from './_activity.js';
import { type Bounds, period } from './_activity-bounds.js';
import { PluginCall } from './_plugin-call.js';
import { minus, type Point } from './_timeline.js';
import { visitsOf } from './_visits.js';

interface SessionCountPlan extends ActivityPlan {
  readonly bounds: Bounds;
  readonly window: Expr;
  readonly lookback: Expr;
}

export default definePlugin<SessionCountPlan>({
  name: 'session_count',
  summary:
    'For each window of a timeline: how many sessions begin in it, that is events of ids that were not there within the time before.',
  source: 'https://learn.microsoft.com/kusto/query/session-count-plugin',
  examples: [
    {
      kql: 'datatable (u: string, t: long) ["a", 1, "a", 3, "b", 4, "a", 20] | evaluate session_count(u, t, 1, 100, 10, 5)',
      rows: [
        [1, 2],
        [11, 1],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args);
    const bounds = { start: activity.point('the start'), end: activity.point('the end') };
    const fields = {
      bounds,
      window: activity.length('the length of a window'),
      lookback: activity.length('the lookback window'),
    };
    return activity.plan(
      'session_count',
      args.columns('a dimension'),
      [{ name: 'count_sessions', type: 'long' }],
      fields,
    );
  },

  *run(plan, context) {
    const activity = Activity.read(plan, context);
    const { windows, isInside } = period(plan.bounds, plan.window, activity, 'session_count', context);
    const lookback = pointOf(plan.lookback, context);
    const counts = new Map<string, { window: number; group: number; count: number }>();
    for (const rows of visitsOf(activity)) {
      rows.forEach((row, i) => {
        const time = activity.times[row] as Point;
        const before = i === 0 ? null : (activity.times[rows[i - 1] as number] as Point);
        if (!isInside(time) || (before !== null && minus(time, before) <= lookback)) return;
        const [window, group] = [windows.windowOf(time), activity.groups[row] as number];
        const key = `${window} ${group}`;
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { window, group, count: 1 });
        else known.count++;
      });
    }
    const rows = [...counts.values()].map(
      ({ window, group, count }): WindowRow => ({ window, group, values: [BigInt(count)] }),
    );
    yield* windowBatches(plan, activity, windows, rows, context);
  },
});
