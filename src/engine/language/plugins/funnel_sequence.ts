import type { Expr } from '../../plan/plan.js';
import { batchesOf } from '../../run/rows.js';
import { type Dynamic, toDynamic } from '../../values/dynamic.js';
import type { Column, Value } from '../../values/types.js';
import { definePlugin } from '../define.js';
import { ActivityCall, pointOf } from './_activity.js';
import { type Bounds, period } from './_activity-bounds.js';
import { type FunnelPlan, readFunnel } from './_funnel.js';
import { PluginCall } from './_plugin-call.js';
import { minus, type Point } from './_timeline.js';
import { visitsOf } from './_visits.js';

interface FunnelSequencePlan extends FunnelPlan {
  readonly bounds: Bounds;
  readonly between: Expr;
  readonly window: Expr;
}

const MOST_SAMPLES = 128;

const RESULT: readonly Column[] = [
  { name: 'prev', type: 'string' },
  { name: 'next', type: 'string' },
  { name: 'dcount', type: 'long' },
  { name: 'samples', type: 'dynamic' },
];

export default definePlugin<FunnelSequencePlan>({
  name: 'funnel_sequence',
  summary: 'How many ids went through a sequence of states, by the states before and after it.',
  source: 'https://learn.microsoft.com/kusto/query/funnel-sequence-plugin',
  note: 'Only the first of the three tables that the service gives: by the state before and the state after. The steps of a sequence follow each other without another event of the id between them.',
  examples: [
    {
      kql: 'datatable (u: string, t: datetime, s: string) ["a", "2020-01-01", "x", "a", "2020-01-02", "y", "a", "2020-01-03", "z", "b", "2020-01-01", "y"] | evaluate funnel_sequence(u, t, datetime(2020-01-01), datetime(2020-01-31), 2d, 30d, s, dynamic(["y"]))',
      rows: [
        ['2020-01-01T00:00:00.0000000Z', 'x', 'z', 1, ['a']],
        ['2020-01-01T00:00:00.0000000Z', '', '', 1, ['b']],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args);
    const bounds = { start: activity.point('the start'), end: activity.point('the end') };
    const between = activity.length('the most time between two steps');
    const window = activity.length('the length of a window');
    const fields = {
      bounds,
      between,
      window,
      state: args.column('the column of the states'),
      sequence: args.constant('the sequence', 'dynamic'),
    };
    return activity.plan('funnel_sequence', [], RESULT, fields);
  },

  *run(plan, context) {
    const { activity, states, sequence } = readFunnel(plan, context);
    const { windows, isInside } = period(plan.bounds, plan.window, activity, 'funnel_sequence', context);
    const between = pointOf(plan.between, context);
    const [toValue, idValue] = [activity.timeValue(), activity.idValues()];
    const found = new Map<string, { time: Value; prev: string; next: string; ids: Set<number> }>();
    for (const all of visitsOf(activity)) {
      const rows = all.filter((row) => isInside(activity.times[row] as Point));
      const state = (i: number) => states[rows[i] as number] ?? '';
      const follows = (i: number) =>
        i > 0 &&
        i < rows.length &&
        minus(activity.times[rows[i] as number] as Point, activity.times[rows[i - 1] as number] as Point) <= between;
      for (let i = 0; i + sequence.length <= rows.length; i++) {
        if (!sequence.every((wanted, step) => state(i + step) === wanted && (step === 0 || follows(i + step))))
          continue;
        const after = i + sequence.length;
        const [prev, next] = [follows(i) ? state(i - 1) : '', follows(after) ? state(after) : ''];
        const window = windows.windowOf(activity.times[rows[i] as number] as Point);
        const key = JSON.stringify([window, prev, next]);
        const known = found.get(key) ?? { time: toValue(windows.startOf(window)), prev, next, ids: new Set() };
        known.ids.add(activity.ids[rows[i] as number] as number);
        found.set(key, known);
      }
    }
    const samples = (ids: ReadonlySet<number>): Dynamic =>
      [...ids].slice(0, MOST_SAMPLES).map((id) => toDynamic(idValue(id), plan.id.type));
    const rows = [...found.values()].map(({ time, prev, next, ids }) => [
      time,
      prev,
      next,
      BigInt(ids.size),
      samples(ids),
    ]);
    yield* batchesOf(plan.columns, rows, context.options.batchRows);
  },
});
