// How `make-series` runs: rows are grouped by the keys and the number of their step; then the groups of one series are laid out as arrays.

import { RunError } from '../../diagnostics/query-error.js';
import { AggregatedGroups } from '../../run/aggregate.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { Batch } from '../../values/batch.js';
import { type Dynamic, toDynamic } from '../../values/dynamic.js';
import { missing, readerOf, type Vector, vectorOf } from '../../values/vector.js';
import type { MakeSeriesPlan } from './make-series.js';

/** As many steps as a series takes. */
const MOST_STEPS = 1_048_576;

/** The steps of an axis: where they begin, how long they are, how many there are. */
interface Steps {
  /** the value of step 0 and the step, in ticks, whole numbers or reals */
  readonly origin: bigint | number;
  readonly step: bigint | number;
  /** the first step of every series; null where each has its own */
  readonly first: number | null;
  /** the step after the last one of every series; null where each has its own */
  readonly end: number | null;
}

export function* seriesRows(plan: MakeSeriesPlan, context: RunContext): Iterable<Batch> {
  const steps = stepsOf(plan, context);
  const cells = new GroupIndex([...plan.keys.map((key) => key.expr.type), 'real']);
  const groups = new AggregatedGroups(plan.aggregates, context);
  for (const batch of context.run(plan.inputs[0] as MakeSeriesPlan)) {
    const { rows, numbers } = placed(context.evaluate(plan.axis.expr, batch), steps);
    const within = rows.length === batch.length ? batch : batch.select(rows);
    const keys = plan.keys.map((key) => context.evaluate(key.expr, within));
    const cellOf = cells.groupsOf([...keys, numbers], within.length);
    context.checkRows(cells.count, 'make-series');
    groups.add(cellOf, cells.count, within);
  }
  yield laidOut(plan, steps, cells, groups.finish(cells.count, plan.outputs), context);
}

function stepsOf({ from, to, step, inRange }: MakeSeriesPlan, context: RunContext): Steps {
  const value = (expr: typeof from) => (expr === null ? null : (context.constant(expr) as bigint | number | null));
  const length = value(step);
  const [begin, end] = [value(from), value(to)];
  if (length === null || length <= 0) throw new RunError('KQ110', "the step of 'make-series' is not greater than zero");
  if ((from !== null && begin === null) || (to !== null && end === null))
    throw new RunError('KQ110', "an end of 'make-series' is null");
  const zero = typeof length === 'bigint' ? 0n : 0;
  const origin = begin === null || inRange ? zero : begin;
  const steps: Steps = {
    origin,
    step: length,
    first: begin === null ? null : numberOf(begin, origin, length),
    end:
      end === null
        ? null
        : inRange
          ? numberOf(end, origin, length) + 1
          : -numberOf(negated(end), negated(origin), length),
  };
  if (steps.first !== null && steps.end !== null) checkLength(steps.end - steps.first);
  return steps;
}

function checkLength(steps: number): void {
  if (steps <= MOST_STEPS) return;
  throw new RunError(
    'KQ110',
    `'make-series' takes up to ${MOST_STEPS} steps, and here are ${steps}; take a longer step or a shorter time`,
  );
}

const negated = (value: bigint | number): bigint | number => -value;

/** The number of the step that a value falls into, counted from `origin`. */
function numberOf(value: bigint | number, origin: bigint | number, step: bigint | number): number {
  if (typeof value !== 'bigint' || typeof origin !== 'bigint' || typeof step !== 'bigint') {
    return Math.floor((Number(value) - Number(origin)) / Number(step));
  }
  const distance = value - origin;
  const quotient = distance / step;
  return Number(distance < 0n && quotient * step !== distance ? quotient - 1n : quotient);
}

/** The rows that fall into a step, with the numbers of their steps. */
function placed(axis: Vector, { origin, step, first, end }: Steps): { rows: Uint32Array; numbers: Vector } {
  const read = readerOf(axis);
  const rows = new Uint32Array(axis.length);
  const numbers = new Float64Array(axis.length);
  let count = 0;
  for (let row = 0; row < axis.length; row++) {
    // The axis is of a type whose values are these.
    const value = read(row) as bigint | number | null;
    if (value === null) continue;
    const number = numberOf(value, origin, step);
    if (!Number.isFinite(number) || (first !== null && number < first) || (end !== null && number >= end)) continue;
    rows[count] = row;
    numbers[count++] = number;
  }
  return {
    rows: rows.subarray(0, count),
    numbers: { encoding: 'flat', type: 'real', length: count, data: numbers.subarray(0, count), nulls: null },
  };
}

function laidOut(
  plan: MakeSeriesPlan,
  steps: Steps,
  cells: GroupIndex,
  results: readonly Vector[],
  context: RunContext,
): Batch {
  const keys = cells.keys();
  const numberAt = readerOf(keys.pop() as Vector); // the last key is the number of the step
  const series = new GroupIndex(plan.keys.map((key) => key.expr.type));
  const seriesOf = series.groupsOf(keys, cells.count);
  const cellsOf: number[][] = [];
  seriesOf.forEach((of, cell) => {
    cellsOf[of] ??= [];
    cellsOf[of].push(cell);
  });
  const empty = cellsOf.length === 0 && plan.nonEmpty;
  if (empty) cellsOf.push([]);
  const spans = cellsOf.map((of) =>
    spanOf(
      of.map((cell) => numberAt(cell) as number),
      steps,
    ),
  );
  const keyVectors = empty ? plan.keys.map(({ expr }) => vectorOf(expr.type, [missing(expr.type)])) : series.keys();
  const columns = plan.keys.map(({ name }, i): [string, Vector] => [name, keyVectors[i] as Vector]);
  plan.outputs.forEach(({ name, expr }, i) => {
    const read = readerOf(results[i] as Vector);
    const filler = plan.defaults[i];
    const nothing = filler === undefined ? null : toDynamic(context.constant(filler), filler.type);
    const arrays = cellsOf.map((of, k): Dynamic => {
      const [first, end] = spans[k] as Span;
      const array: Dynamic[] = new Array(end - first).fill(nothing);
      for (const cell of of) array[(numberAt(cell) as number) - first] = toDynamic(read(cell), expr.type);
      return array;
    });
    columns.push([name, vectorOf('dynamic', arrays)]);
  });
  columns.push([
    plan.axis.name,
    vectorOf(
      'dynamic',
      spans.map((span) => axisValues(span, steps, plan)),
    ),
  ]);
  return new Batch(cellsOf.length, columns);
}

/** The first step of a series and the one after its last. */
type Span = readonly [number, number];

function spanOf(numbers: readonly number[], { first, end }: Steps): Span {
  const from = first ?? numbers.reduce((a, b) => Math.min(a, b), end ?? Number.POSITIVE_INFINITY);
  const to = end ?? numbers.reduce((a, b) => Math.max(a, b), from - 1) + 1;
  if (!Number.isFinite(from)) return [0, 0];
  checkLength(to - from);
  return [from, Math.max(to, from)];
}

function axisValues([first, end]: Span, { origin, step }: Steps, { axis }: MakeSeriesPlan): Dynamic {
  return Array.from({ length: end - first }, (_, i) => {
    const value =
      typeof origin === 'bigint'
        ? origin + BigInt(first + i) * (step as bigint)
        : origin + (first + i) * (step as number);
    return toDynamic(value, axis.expr.type);
  });
}
