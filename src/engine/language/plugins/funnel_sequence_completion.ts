import { RunError } from '../../diagnostics/query-error.js';
import type { Expr } from '../../plan/plan.js';
import { batchesOf } from '../../run/rows.js';
import { converter } from '../../values/convert.js';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import type { Value } from '../../values/types.js';
import { definePlugin } from '../define.js';
import { type Activity, ActivityCall } from './_activity.js';
import { type Bounds, period } from './_activity-bounds.js';
import { type FunnelPlan, readFunnel } from './_funnel.js';
import { PluginCall } from './_plugin-call.js';
import { lengthType, minus, type Point } from './_timeline.js';
import { visitsOf } from './_visits.js';

interface FunnelCompletionPlan extends FunnelPlan {
  readonly bounds: Bounds;
  readonly window: Expr;
  readonly periods: Expr;
}

export default definePlugin<FunnelCompletionPlan>({
  name: 'funnel_sequence_completion',
  summary: 'How many ids came to each state of a sequence within some lengths of time, counted from its first state.',
  source: 'https://learn.microsoft.com/kusto/query/funnel-sequence-completion-plugin',
  note: 'Distinct counts are exact, where the service estimates large ones. Other events may stand between the steps.',
  examples: [
    {
      kql: 'datatable (u: string, t: datetime, s: string) ["a", "2020-01-01 00:00", "x", "a", "2020-01-01 00:30", "y", "b", "2020-01-01 00:00", "x", "b", "2020-01-01 02:00", "y"] | evaluate funnel_sequence_completion(u, t, datetime(2020-01-01), datetime(2020-01-31), 30d, s, dynamic(["x", "y"]), dynamic([1h, 4h])) | project s, Period, dcount',
      rows: [
        ['x', '01:00:00', 2],
        ['y', '01:00:00', 1],
        ['x', '04:00:00', 2],
        ['y', '04:00:00', 2],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args);
    const bounds = { start: activity.point('the start'), end: activity.point('the end') };
    const window = activity.length('the length of a window');
    const state = args.column('the column of the states');
    const fields = {
      bounds,
      window,
      state,
      sequence: args.constant('the sequence', 'dynamic'),
      periods: args.constant('the periods', 'dynamic'),
    };
    const columns = [
      { name: state.name, type: state.type },
      { name: 'Period', type: lengthType(activity.timeline.type) },
      { name: 'dcount', type: 'long' as const },
    ];
    return activity.plan('funnel_sequence_completion', [], columns, fields);
  },

  *run(plan, context) {
    const { activity, states, sequence } = readFunnel(plan, context);
    const { windows, isInside } = period(plan.bounds, plan.window, activity, 'funnel_sequence_completion', context);
    const toValue = activity.timeValue();
    const toState = converter('string', plan.state.type);
    const visits = [...visitsOf(activity)].map((rows) => rows.filter((row) => isInside(activity.times[row] as Point)));
    const rows: Value[][] = [];
    for (const limit of periodsOf(plan, context.constant(plan.periods) as Dynamic)) {
      const reached = new Map<number, Set<number>[]>();
      for (const visit of visits) {
        for (const [window, steps] of stepsReached(visit, limit, activity, states, sequence, (time) =>
          windows.windowOf(time),
        )) {
          const ids = reached.get(window) ?? sequence.map(() => new Set<number>());
          reached.set(window, ids);
          for (let step = 0; step < steps; step++) ids[step]?.add(activity.ids[visit[0] as number] as number);
        }
      }
      for (const [window, ids] of [...reached].sort(([a], [b]) => a - b)) {
        sequence.forEach((state, step) => {
          rows.push([toValue(windows.startOf(window)), toState(state), limit, BigInt(ids[step]?.size ?? 0)]);
        });
      }
    }
    yield* batchesOf(plan.columns, rows, context.options.batchRows);
  },
});

function periodsOf({ timeline }: FunnelCompletionPlan, periods: Dynamic): Point[] {
  const convert = converter('dynamic', lengthType(timeline.type));
  const lengths = isArray(periods) ? periods.map(convert) : [];
  if (lengths.length === 0 || lengths.includes(null))
    throw new RunError('KQ140', 'the periods of a funnel are an array of lengths of time');
  // The type of a length is one of points.
  return lengths as Point[];
}

/** For each window the most steps of the sequence that an id comes to in `limit` after a first step in the window. */
function stepsReached(
  visit: readonly number[],
  limit: Point,
  { times }: Activity,
  states: readonly string[],
  sequence: readonly string[],
  windowOf: (time: Point) => number,
): Map<number, number> {
  const most = new Map<number, number>();
  visit.forEach((first, i) => {
    if (states[first] !== sequence[0]) return;
    const start = times[first] as Point;
    let steps = 1;
    for (let next = i + 1; next < visit.length && steps < sequence.length; next++) {
      const row = visit[next] as number;
      if (minus(times[row] as Point, start) > limit) break;
      if (states[row] === sequence[steps]) steps++;
    }
    const window = windowOf(start);
    most.set(window, Math.max(most.get(window) ?? 0, steps));
  });
  return most;
}
