import { type ColumnExpr, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { uniquelyNamed } from '../../plan/result-name.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { batchesOf } from '../../run/rows.js';
import type { NamedExpression } from '../../syntax/tree.js';
import { compareValues } from '../../values/compare.js';
import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { readerOf } from '../../values/vector.js';
import { definePlugin } from '../define.js';
import { pointOf } from './_activity.js';
import { PluginCall } from './_plugin-call.js';
import { evenWindows, lengthType, type Point, timelineType, type Windows } from './_timeline.js';

interface RollingPercentilePlan extends Plan {
  readonly value: ColumnExpr;
  readonly percentile: Expr;
  readonly index: ColumnExpr;
  readonly size: Expr;
  /** bins of a window */
  readonly bins: Expr;
  readonly dimensions: readonly ColumnExpr[];
}

export default definePlugin<RollingPercentilePlan>({
  name: 'rolling_percentile',
  summary:
    'For each bin of a column: a percentile of the values in the bin and the bins before it, so many bins in all.',
  source: 'https://learn.microsoft.com/kusto/query/rolling-percentile-plugin',
  note: 'The exact value by nearest rank, where the service estimates.',
  examples: [
    {
      kql: 'range i from 0 to 239 step 1 | project t = datetime(2018-01-01) + 1h * i, val = i + 1 | evaluate rolling_percentile(val, 50, t, 1d, 3) | take 4',
      rows: [
        ['2018-01-01T00:00:00.0000000Z', 12],
        ['2018-01-02T00:00:00.0000000Z', 24],
        ['2018-01-03T00:00:00.0000000Z', 36],
        ['2018-01-04T00:00:00.0000000Z', 60],
      ],
      verified: 'engine',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const value = args.column('the column with the values', 'summable');
    const percentText = literalText(args.peek());
    const percentile = args.constant('the percentile', 'real');
    const index = args.column('the column that is cut into bins', 'summable');
    const size = args.constant('the size of a bin', lengthType(index.type));
    const binsText = literalText(args.peek());
    const bins = args.constant('the number of bins', 'long');
    const dimensions = args.columns('a dimension');
    const result = {
      name: `rolling_${binsText}_percentile_${value.name}_${percentText}`,
      type: timelineType(value.type),
    };
    const columns = uniquelyNamed([index, ...dimensions, result]);
    const fields = { value, percentile, index, size, bins, dimensions };
    return {
      op: 'evaluate:rolling_percentile',
      inputs: [args.input],
      columns,
      open: false,
      ordered: false,
      ...fields,
    } as RollingPercentilePlan;
  },

  run: (plan, context) => batchesOf(plan.columns, percentiles(plan, context), context.options.batchRows),
});

function literalText(node: NamedExpression | undefined): string {
  return node?.expression.kind === 'literal' ? String(node.expression.value) : '';
}

/** The values of one group by their bins. */
type Bins = Map<number, Value[]>;

function* percentiles(plan: RollingPercentilePlan, context: RunContext): Iterable<Value[]> {
  const zero = timelineType(plan.index.type) === 'real' ? 0 : 0n;
  const windows = evenWindows(zero, pointOf(plan.size, context), 'rolling_percentile');
  const width = Number(context.constant(plan.bins));
  const part = Number(context.constant(plan.percentile)) / 100;
  const { index, groups } = readBins(plan, windows, context);
  const dimensions = index.keys().map(readerOf);
  const compare = compareValues(timelineType(plan.value.type));
  const toIndex = converter(timelineType(plan.index.type), plan.index.type);
  const cells = groups.flatMap((bins, group) => [...bins.keys()].map((bin) => ({ bin, group })));
  for (const { bin, group } of cells.sort((a, b) => a.bin - b.bin || a.group - b.group)) {
    const values: Value[] = [];
    for (let own = bin - width + 1; own <= bin; own++)
      for (const value of groups[group]?.get(own) ?? []) values.push(value);
    values.sort(compare);
    const rank = Math.min(Math.max(Math.ceil(part * values.length), 1), values.length);
    yield [toIndex(windows.startOf(bin)), ...dimensions.map((read) => read(group)), values[rank - 1] ?? null];
  }
}

function readBins(
  plan: RollingPercentilePlan,
  windows: Windows,
  context: RunContext,
): { index: GroupIndex; groups: Bins[] } {
  const index = new GroupIndex(plan.dimensions.map((expr) => expr.type));
  const groups: Bins[] = [];
  const place = convertTo(timelineType(plan.index.type), plan.index);
  const value = convertTo(timelineType(plan.value.type), plan.value);
  for (const batch of context.run(plan.inputs[0] as Plan)) {
    const groupOf = index.groupsOf(
      plan.dimensions.map((expr) => context.evaluate(expr, batch)),
      batch.length,
    );
    while (groups.length < index.count) groups.push(new Map());
    const [readPlace, readValue] = [readerOf(context.evaluate(place, batch)), readerOf(context.evaluate(value, batch))];
    for (let row = 0; row < batch.length; row++) {
      const [at, own] = [readPlace(row), readValue(row)];
      if (at === null || own === null) continue;
      // The type of the index is one of points.
      const bin = windows.windowOf(at as Point);
      const bins = groups[groupOf[row] as number] as Bins;
      const known = bins.get(bin);
      if (known === undefined) bins.set(bin, [own]);
      else known.push(own);
    }
  }
  return { index, groups };
}
