import type { Expr } from '../../plan/plan.js';
import type { Column } from '../../values/types.js';
import { definePlugin } from '../define.js';
import {
  Activity,
  ActivityCall,
  type ActivityPlan,
  cellsOf,
  pointOf,
  type WindowRow,
  windowBatches,
  windowsOf,
} from './_activity.js';
import { PluginCall } from './_plugin-call.js';

interface ActivityCountsPlan extends ActivityPlan {
  readonly start: Expr;
  readonly end: Expr;
  readonly step: Expr;
}

const COUNTS: readonly Column[] = ['count', 'dcount', 'new_dcount', 'aggregated_dcount'].map((name) => ({
  name,
  type: 'long',
}));

export default definePlugin<ActivityCountsPlan>({
  name: 'activity_counts_metrics',
  summary:
    'For each window of a timeline: how many events there were, of how many ids, how many of them were new, and how many ids there have been so far.',
  source: 'https://learn.microsoft.com/kusto/query/activity-counts-metrics-plugin',
  note: 'Distinct counts are exact, where the service estimates large ones.',
  examples: [
    {
      kql: `datatable (u: string, t: datetime) ['A', '2017-08-01', 'D', '2017-08-01', 'J', '2017-08-01', 'B', '2017-08-01', 'C', '2017-08-02', 'T', '2017-08-02', 'J', '2017-08-02', 'H', '2017-08-03', 'T', '2017-08-03', 'T', '2017-08-03', 'J', '2017-08-03', 'B', '2017-08-03', 'S', '2017-08-03', 'S', '2017-08-04'] | evaluate activity_counts_metrics(u, t, datetime(2017-08-01), datetime(2017-08-04), 1d)`,
      rows: [
        ['2017-08-01T00:00:00.0000000Z', 4, 4, 4, 4],
        ['2017-08-02T00:00:00.0000000Z', 3, 3, 2, 6],
        ['2017-08-03T00:00:00.0000000Z', 6, 5, 2, 8],
        ['2017-08-04T00:00:00.0000000Z', 1, 1, 0, 8],
      ],
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args);
    const fields = {
      start: activity.point('the start'),
      end: activity.point('the end'),
      step: activity.length('the length of a window'),
    };
    return activity.plan('activity_counts_metrics', args.columns('a dimension'), COUNTS, fields);
  },

  *run(plan, context) {
    const [start, end] = [pointOf(plan.start, context), pointOf(plan.end, context)];
    const windows = windowsOf(plan.step, start, 'activity_counts_metrics', context);
    const activity = Activity.read(plan, context);
    const rows: WindowRow[] = [];
    cellsOf(activity, windows, (time) => time >= start && time <= end).forEach((cells, group) => {
      const seen = new Set<number>();
      for (const [window, { count, ids }] of [...cells].sort(([a], [b]) => a - b)) {
        const before = seen.size;
        for (const id of ids) seen.add(id);
        const values = [count, ids.size, seen.size - before, seen.size].map(BigInt);
        rows.push({ window, group, values });
      }
    });
    yield* windowBatches(plan, activity, windows, rows, context);
  },
});
