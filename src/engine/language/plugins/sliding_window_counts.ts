import type { Expr } from '../../plan/plan.js';
import type { Column } from '../../values/types.js';
import { definePlugin } from '../define.js';
import { Activity, ActivityCall, type ActivityPlan, windowBatches } from './_activity.js';
import { type Bounds, period } from './_activity-bounds.js';
import { PluginCall } from './_plugin-call.js';
import { slidingCells } from './_sliding-windows.js';

interface SlidingCountsPlan extends ActivityPlan {
  readonly bounds: Bounds;
  readonly lookback: Expr;
  readonly window: Expr;
}

const COUNTS: readonly Column[] = ['Count', 'Dcount'].map((name) => ({ name, type: 'long' }));

export default definePlugin<SlidingCountsPlan>({
  name: 'sliding_window_counts',
  summary:
    'For each window of a timeline: how many events there were, and of how many ids, in a longer window that ends with it.',
  source: 'https://learn.microsoft.com/kusto/query/sliding-window-counts-plugin',
  note: 'Distinct counts are exact, where the service estimates large ones. Events before the start count in the windows that reach them.',
  examples: [
    {
      kql: `datatable (u: string, t: datetime) ['Bob', '2017-08-01', 'David', '2017-08-01', 'David', '2017-08-01', 'John', '2017-08-01', 'Bob', '2017-08-01', 'Ananda', '2017-08-02', 'Atul', '2017-08-02', 'John', '2017-08-02', 'Ananda', '2017-08-03', 'Atul', '2017-08-03', 'Atul', '2017-08-03', 'John', '2017-08-03', 'Bob', '2017-08-03', 'Betsy', '2017-08-04', 'Bob', '2017-08-05'] | evaluate sliding_window_counts(u, t, datetime(2017-08-01), datetime(2017-08-07), 3d, 1d) | project Count, Dcount`,
      rows: [
        [5, 3],
        [8, 5],
        [13, 5],
        [9, 5],
        [7, 5],
        [2, 2],
        [1, 1],
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
      window: activity.window('the length of a window'),
    };
    return activity.plan('sliding_window_counts', args.columns('a dimension'), COUNTS, fields);
  },

  *run(plan, context) {
    const activity = Activity.read(plan, context);
    const stretch = period(plan.bounds, plan.window, activity, 'sliding_window_counts', context);
    const cells = [...slidingCells(activity, stretch, plan.lookback, context)];
    const rows = cells.map(({ window, group, all }) => ({
      window,
      group,
      values: [BigInt(all.count), BigInt(all.ids.size)],
    }));
    yield* windowBatches(plan, activity, stretch.windows, rows, context);
  },
});
