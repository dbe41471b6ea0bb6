import { type ColumnExpr, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { uniquelyNamed } from '../../plan/result-name.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { batchesOf } from '../../run/rows.js';
import { trueRows } from '../../run/selection.js';
import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { readerOf } from '../../values/vector.js';
import { definePlugin } from '../define.js';
import { pointOf } from './_activity.js';
import { PluginCall } from './_plugin-call.js';
import { lengthType, minus, type Point, timelineType } from './_timeline.js';

interface SequenceDetectPlan extends Plan {
  readonly timeline: ColumnExpr;
  readonly between: Expr;
  readonly span: Expr;
  readonly steps: readonly Expr[];
  readonly dimensions: readonly ColumnExpr[];
}

/** When a step is taken; by one row or by several. */
interface StepTime {
  readonly time: Point;
  readonly row: number;
  several: boolean;
}

export default definePlugin<SequenceDetectPlan>({
  name: 'sequence_detect',
  summary:
    'The times at which conditions hold one after the other, each step and all steps together within a length of time, for the same values of the dimensions.',
  source: 'https://learn.microsoft.com/kusto/query/sequence-detect-plugin',
  note: 'Steps may fall on the same time, if they are steps of different rows.',
  examples: [
    {
      kql: 'datatable (s: string, t: datetime, e: string) ["CA", "2007-05-08", "heat", "CA", "2007-05-08 16:02", "fire", "CA", "2007-05-10 11:30", "fire", "TX", "2007-05-11", "fire"] | evaluate sequence_detect(t, 5d, 5d, heat=(e == "heat"), fire=(e == "fire"), s)',
      rows: [
        ['CA', '2007-05-08T00:00:00.0000000Z', '2007-05-08T16:02:00.0000000Z', '16:02:00'],
        ['CA', '2007-05-08T00:00:00.0000000Z', '2007-05-10T11:30:00.0000000Z', '2.11:30:00'],
      ],
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const timeline = args.column('the column of the timeline', 'summable');
    const [between, span] = ['the most time between two steps', 'the most time of all steps'].map((what) =>
      args.constant(what, lengthType(timeline.type)),
    ) as [Expr, Expr];
    const steps: { name: string; expr: Expr }[] = [];
    while (args.left > 0 && (args.kind !== 'column' || args.columnType === 'bool')) {
      const node = args.next('a step');
      if (node === undefined) break;
      const name = node.names[0]?.name ?? binder.nameOf(node) ?? '';
      steps.push({ name, expr: binder.predicate(node.expression, args.row) });
    }
    if (steps.length === 0)
      binder.error('KS119', "'sequence_detect' needs the conditions of the steps", call.name.span);
    const dimensions = args.columns('a dimension');
    const columns = uniquelyNamed([
      ...dimensions,
      ...steps.map(({ name }) => ({ name: `${name}_${timeline.name}`, type: timeline.type })),
      { name: 'Duration', type: lengthType(timeline.type) },
    ]);
    return {
      op: 'evaluate:sequence_detect',
      inputs: [args.input],
      columns,
      open: false,
      ordered: false,
      timeline,
      between,
      span,
      steps: steps.map(({ expr }) => expr),
      dimensions,
    } as SequenceDetectPlan;
  },

  run: (plan, context) => batchesOf(plan.columns, sequences(plan, context), context.options.batchRows),
});

function* sequences(plan: SequenceDetectPlan, context: RunContext): Iterable<Value[]> {
  const [between, span] = [pointOf(plan.between, context), pointOf(plan.span, context)];
  const { index, groups } = readSteps(plan, context);
  const dimensions = index.keys().map(readerOf);
  const toValue = converter(timelineType(plan.timeline.type), plan.timeline.type);
  for (const [group, steps] of groups.entries()) {
    for (const found of chains(steps, between, span)) {
      const [first, last] = [found[0] as StepTime, found.at(-1) as StepTime];
      yield [
        ...dimensions.map((read) => read(group)),
        ...found.map(({ time }) => toValue(time)),
        minus(last.time, first.time),
      ];
    }
  }
}

/** For each group and each step the times at which it is taken, in order. */
function readSteps(plan: SequenceDetectPlan, context: RunContext): { index: GroupIndex; groups: StepTime[][][] } {
  const index = new GroupIndex(plan.dimensions.map((expr) => expr.type));
  const groups: Map<Point, StepTime>[][] = [];
  const timeline = convertTo(timelineType(plan.timeline.type), plan.timeline);
  let before = 0;
  for (const batch of context.run(plan.inputs[0] as Plan)) {
    const groupOf = index.groupsOf(
      plan.dimensions.map((expr) => context.evaluate(expr, batch)),
      batch.length,
    );
    while (groups.length < index.count) groups.push(plan.steps.map(() => new Map()));
    const read = readerOf(context.evaluate(timeline, batch));
    plan.steps.forEach((step, i) => {
      for (const row of trueRows(context.evaluate(step, batch))) {
        // The type of a timeline is one of points.
        const time = read(row) as Point | null;
        if (time === null) continue;
        const times = groups[groupOf[row] as number]?.[i] as Map<Point, StepTime>;
        const known = times.get(time);
        if (known === undefined) times.set(time, { time, row: before + row, several: false });
        else known.several = true;
      }
    });
    before += batch.length;
  }
  const sorted = groups.map((steps) =>
    steps.map((times) => [...times.values()].sort((a, b) => (a.time < b.time ? -1 : 1))),
  );
  return { index, groups: sorted };
}

/** All ways to take the steps one after the other. */
function* chains(
  steps: readonly (readonly StepTime[])[],
  between: Point,
  span: Point,
  taken: readonly StepTime[] = [],
): Iterable<readonly StepTime[]> {
  const times = steps[taken.length];
  if (times === undefined) {
    yield taken;
    return;
  }
  const [first, last] = [taken[0], taken.at(-1)];
  for (let i = last === undefined ? 0 : firstFrom(times, last.time); i < times.length; i++) {
    const next = times[i] as StepTime;
    if (last !== undefined && first !== undefined) {
      if (minus(next.time, last.time) > between || minus(next.time, first.time) > span) return;
      if (taken.some((step) => step.row === next.row && !step.several && !next.several)) continue;
    }
    yield* chains(steps, between, span, [...taken, next]);
  }
}

/** The first of sorted times that is not before `time`. */
function firstFrom(times: readonly StepTime[], time: Point): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as StepTime).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
