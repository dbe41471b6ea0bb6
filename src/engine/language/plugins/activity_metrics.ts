import type { Expr } from '../../plan/plan.js';
import type { Column } from '../../values/types.js';
import { definePlugin } from '../define.js';
import { Activity, ActivityCall, type ActivityPlan, cellsOf, type WindowRow, windowBatches } from './_activity.js';
import { type Bounds, boundsAhead, period } from './_activity-bounds.js';
import { PluginCall } from './_plugin-call.js';

interface ActivityMetricsPlan extends ActivityPlan {
  readonly bounds: Bounds | null;
  readonly window: Expr;
}

const METRICS: readonly Column[] = [
  { name: 'dcount_values', type: 'long' },
  { name: 'dcount_newvalues', type: 'long' },
  { name: 'retention_rate', type: 'real' },
  { name: 'churn_rate', type: 'real' },
];

export default definePlugin<ActivityMetricsPlan>({
  name: 'activity_metrics',
  summary:
    'For each window of a timeline: how many ids there were, how many of them not in the window before, and which part of those of the window before stayed and left.',
  source: 'https://learn.microsoft.com/kusto/query/activity-metrics-plugin',
  note: 'Distinct counts are exact, where the service estimates large ones.',
  examples: [
    {
      kql: `datatable (u: string, t: datetime) ['a', '2017-01-01', 'b', '2017-01-01', 'a', '2017-01-02', 'c', '2017-01-02'] | evaluate activity_metrics(u, t, datetime(2017-01-01), datetime(2017-01-03), 1d)`,
      rows: [
        ['2017-01-01T00:00:00.0000000Z', 2, 2, Number.NaN, Number.NaN],
        ['2017-01-02T00:00:00.0000000Z', 2, 1, 0.5, 0.5],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args, 'scalar');
    const bounds = boundsAhead(activity, 1);
    const window = activity.window('the length of a window');
    return activity.plan('activity_metrics', args.columns('a dimension'), METRICS, { bounds, window });
  },

  *run(plan, context) {
    const activity = Activity.read(plan, context);
    const { windows, isInside } = period(plan.bounds, plan.window, activity, 'activity_metrics', context);
    const rows: WindowRow[] = [];
    cellsOf(activity, windows, isInside).forEach((cells, group) => {
      for (const [window, { ids }] of cells) {
        const before = cells.get(window - 1)?.ids ?? new Set();
        const stayed = [...ids].filter((id) => before.has(id)).length;
        const retention = stayed / before.size;
        rows.push({ window, group, values: [BigInt(ids.size), BigInt(ids.size - stayed), retention, 1 - retention] });
      }
    });
    yield* windowBatches(plan, activity, windows, rows, context);
  },
});
