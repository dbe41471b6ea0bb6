import { type ColumnExpr, column, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { batchesOf } from '../../run/rows.js';
import { keyOf } from '../../values/compare.js';
import type { Value } from '../../values/types.js';
import { readerOf } from '../../values/vector.js';
import { definePlugin } from '../define.js';
import { Activity, ActivityCall, type ActivityPlan, type Cell, cellsOf, pointOf } from './_activity.js';
import { type Bounds, period } from './_activity-bounds.js';
import { PluginCall } from './_plugin-call.js';

interface NewActivityPlan extends ActivityPlan {
  readonly bounds: Bounds;
  readonly window: Expr;
  /** the cohort that is wanted; null where all are */
  readonly cohort: Expr | null;
  /** ids that are not new, in a column of a table */
  readonly lookback: { readonly plan: Plan; readonly id: Expr } | null;
}

export default definePlugin<NewActivityPlan>({
  name: 'new_activity_metrics',
  summary:
    'For the ids that are first seen in a window of a timeline, and each window from there on: how many are still there and how many are not, and how many others are new.',
  source: 'https://learn.microsoft.com/kusto/query/new-activity-metrics-plugin',
  note: 'Distinct counts are exact, where the service estimates large ones. Windows in which no id is first seen have no rows.',
  examples: [
    {
      kql: 'datatable (t: datetime, us: dynamic) ["2019-11-01", dynamic([0, 2, 3, 4]), "2019-11-02", dynamic([0, 1, 3, 4, 5]), "2019-11-03", dynamic([0, 2, 4, 5])] | mv-expand u = us to typeof(long) | evaluate new_activity_metrics(u, t, datetime(2019-11-01), datetime(2019-11-04) - 1tick, 1d) | project from = dayofmonth(from_t), to = dayofmonth(to_t), dcount_new_values, dcount_retained_values, dcount_churn_values, retention_rate, churn_rate',
      rows: [
        [1, 1, 4, 4, 0, 1, 0],
        [1, 2, 2, 3, 1, 0.75, 0.25],
        [1, 3, 1, 3, 1, 0.75, 0.25],
        [2, 2, 2, 2, 0, 1, 0],
        [2, 3, 0, 1, 1, 0.5, 0.5],
      ],
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const activity = new ActivityCall(args);
    const bounds = { start: activity.point('the start'), end: activity.point('the end') };
    const window = activity.window('the length of a window');
    const cohort = args.kind === 'value' ? activity.point('the cohort') : null;
    const dimensions: ColumnExpr[] = [];
    while (args.kind === 'column') dimensions.push(args.column('a dimension'));
    const lookback = args.kind === 'table' ? lookbackOf(args, activity.id.name) : null;
    const plan = activity.plan('new_activity_metrics', dimensions, [], { bounds, window, cohort, lookback });
    const { name, type } = activity.timeline;
    const counts = ['dcount_new_values', 'dcount_retained_values', 'dcount_churn_values'].map((own) => ({
      name: own,
      type: 'long' as const,
    }));
    const rates = ['retention_rate', 'churn_rate'].map((own) => ({ name: own, type: 'real' as const }));
    const columns = [
      { name: `from_${name}`, type },
      { name: `to_${name}`, type },
      ...plan.columns.slice(1),
      ...counts,
      ...rates,
    ];
    return { ...plan, columns };
  },

  *run(plan, context) {
    const activity = Activity.read(plan, context);
    const { windows, start, end, isInside } = period(
      plan.bounds,
      plan.window,
      activity,
      'new_activity_metrics',
      context,
    );
    const [first, last] = [windows.windowOf(start), windows.windowOf(end)];
    const only = plan.cohort === null ? null : windows.windowOf(pointOf(plan.cohort, context));
    const known = knownIds(plan, activity, context);
    const toValue = activity.timeValue();
    const rows: Value[][] = [];
    cellsOf(activity, windows, isInside).forEach((cells, group) => {
      for (const { from, to, values } of cohortRows(cells, known, first, last)) {
        if (only !== null && from !== only) continue;
        rows.push([
          toValue(windows.startOf(from)),
          toValue(windows.startOf(to)),
          ...activity.dimensionsOf(group),
          ...values,
        ]);
      }
    });
    yield* batchesOf(plan.columns, rows, context.options.batchRows);
  },
});

/** A table of ids: its column that is called like that of the input, or else its first one. */
function lookbackOf(args: PluginCall, idName: string): NewActivityPlan['lookback'] {
  const node = args.next('a table of ids');
  if (node === undefined) return null;
  const plan = args.binder.table(node.expression, args.scope.withRow(null));
  const found = plan.columns.find(({ name }) => name === idName) ?? plan.columns[0];
  return found === undefined ? null : { plan, id: column(found) };
}

/** The numbers of the ids that the lookback has. */
function knownIds({ lookback, id }: NewActivityPlan, activity: Activity, context: RunContext): ReadonlySet<number> {
  const known = new Set<number>();
  if (lookback === null) return known;
  const key = keyOf(id.type);
  const read = activity.idValues();
  const numbers = new Map(Array.from({ length: activity.idCount }, (_, number) => [key(read(number)), number]));
  for (const batch of context.run(lookback.plan)) {
    const readId = readerOf(context.evaluate(lookback.id, batch));
    for (let row = 0; row < batch.length; row++) {
      const number = numbers.get(key(readId(row)));
      if (number !== undefined) known.add(number);
    }
  }
  return known;
}

interface CohortRow {
  readonly from: number;
  readonly to: number;
  readonly values: readonly Value[];
}

function* cohortRows(
  cells: ReadonlyMap<number, Cell>,
  known: ReadonlySet<number>,
  first: number,
  last: number,
): Iterable<CohortRow> {
  const seen = new Set(known);
  for (let from = first; from <= last; from++) {
    const cohort = [...(cells.get(from)?.ids ?? [])].filter((id) => !seen.has(id));
    if (cohort.length === 0) continue;
    const before = new Set(seen);
    for (const id of cohort) seen.add(id);
    for (let to = from; to <= last; to++) {
      const ids = cells.get(to)?.ids ?? new Set<number>();
      const fresh = [...ids].filter((id) => !(to === from ? before : seen).has(id)).length;
      const retained = cohort.filter((id) => ids.has(id)).length;
      const counts = [fresh, retained, cohort.length - retained];
      yield { from, to, values: [...counts.map(BigInt), retained / cohort.length, 1 - retained / cohort.length] };
    }
  }
}
