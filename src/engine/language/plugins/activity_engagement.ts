import type { Expr } from '../../plan/plan.js';
import type { Column } from '../../values/types.js';
import { definePlugin } from '../define.js';
import { Activity, ActivityCall, type ActivityPlan, type WindowRow, windowBatches } from './_activity.js';
import { type Bounds, boundsAhead, period } from './_activity-bounds.js';
import { PluginCall } from './_plugin-call.js';
import { slidingCells } from './_sliding-windows.js';

interface EngagementPlan extends ActivityPlan {
  readonly bounds: Bounds | null;
  readonly inner: Expr;
  readonly outer: Expr;
}

const RATIOS: readonly Column[] = [
  { name: 'dcount_activities_inner', type: 'long' },
  { name: 'dcount_activities_outer', type: 'long' },
  { name: 'activity_ratio', type: 'real' },
];

export default definePlugin<EngagementPlan>({
  name: 'activity_engagement',
  summary:
    'For each inner window of a timeline: how many ids there were in it, how many in the outer window that ends with it, and their ratio.',
  source: 'https://learn.microsoft.com/kusto/query/activity-engagement-plugin',
  note: 'Distinct counts are exact, where the service estimates large ones. Events before the start count in the outer windows that reach them.',
  examples: [
    {
      kql: `datatable (u: string, t: datetime) ['a', '2017-01-01', 'b', '2017-01-01', 'a', '2017-01-02', 'c', '2017-01-03'] | evaluate activity_engagement(u, t, datetime(2017-01-01), datetime(2017-01-31), 1d, 2d)`,
      rows: [
        ['2017-01-01T00:00:00.0000000Z', 2, 2, 1],
        ['2017-01-02T00:00:00.0000000Z', 1, 2, 0.5],
        ['2017-01-03T00:00:00.0000000Z', 1, 2, 0.5],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args);
    const bounds = boundsAhead(activity, 2);
    const fields = { bounds, inner: activity.length('the inner window'), outer: activity.length('the outer window') };
    return activity.plan('activity_engagement', args.columns('a dimension'), RATIOS, fields);
  },

  *run(plan, context) {
    const activity = Activity.read(plan, context);
    const stretch = period(plan.bounds, plan.inner, activity, 'activity_engagement', context);
    const rows: WindowRow[] = [];
    for (const { window, group, own, all } of slidingCells(activity, stretch, plan.outer, context)) {
      if (own === undefined) continue;
      const values = [BigInt(own.ids.size), BigInt(all.ids.size), own.ids.size / all.ids.size];
      rows.push({ window, group, values });
    }
    yield* windowBatches(plan, activity, stretch.windows, rows, context);
  },
});
