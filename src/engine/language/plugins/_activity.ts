// Who was there when: what the plugins of user analytics share. A row of their input is an event of an id at a point of a timeline, in a group by the
// values of the dimensions.

import { RunError } from '../../diagnostics/query-error.js';
import { type ColumnExpr, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { uniquelyNamed } from '../../plan/result-name.js';
import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { batchesOf } from '../../run/rows.js';
import { ValueNumbers } from '../../run/value-numbers.js';
import type { Batch } from '../../values/batch.js';
import { converter } from '../../values/convert.js';
import type { Column, Value } from '../../values/types.js';
import { type Reader, readerOf } from '../../values/vector.js';
import type { ColumnKind, PluginCall } from './_plugin-call.js';
import {
  type CalendarPeriod,
  calendarWindows,
  evenWindows,
  lengthType,
  type Point,
  timelineType,
  type Windows,
} from './_timeline.js';

export interface ActivityPlan extends Plan {
  readonly id: ColumnExpr;
  readonly timeline: ColumnExpr;
  readonly dimensions: readonly ColumnExpr[];
}

/** The first two arguments of all these plugins, and what their others are by. */
export class ActivityCall {
  readonly id: ColumnExpr;
  readonly timeline: ColumnExpr;

  constructor(
    readonly args: PluginCall,
    ids: ColumnKind = 'not dynamic',
  ) {
    this.id = args.column('the column with the ids', ids);
    this.timeline = args.column('the column of the timeline', 'summable');
  }

  point(what: string): Expr {
    return this.args.constant(what, timelineType(this.timeline.type));
  }

  length(what: string): Expr {
    return this.args.constant(what, lengthType(this.timeline.type));
  }

  /** A length, or the name of a period of the calendar. */
  window(what: string): Expr {
    const text = this.args.peek()?.expression;
    const named = text?.kind === 'literal' && text.type === 'string';
    return named ? this.args.constant(what, 'string') : this.length(what);
  }

  /** @param added the columns behind the timeline and the dimensions */
  plan<P extends Record<string, unknown>>(
    name: string,
    dimensions: readonly ColumnExpr[],
    added: readonly Column[],
    fields: P,
  ): ActivityPlan & P {
    const { id, timeline, args } = this;
    args.end();
    const plan: ActivityPlan = {
      op: `evaluate:${name}`,
      inputs: [args.input],
      columns: uniquelyNamed([timeline, ...dimensions, ...added]),
      open: false,
      ordered: false,
      id,
      timeline,
      dimensions,
    };
    return { ...plan, ...fields };
  }
}

/** The events of a table, in its order; those without a time are left out. */
export class Activity {
  readonly times: Point[] = [];
  /** numbers of the ids; -1 where there is none */
  readonly ids: number[] = [];
  readonly groups: number[] = [];
  groupCount = 0;
  private readonly idNumbers: ValueNumbers;
  private dimensions: readonly Reader[] = [];

  private constructor(private readonly plan: ActivityPlan) {
    this.idNumbers = new ValueNumbers(plan.id.type);
  }

  /** @param visit gives what is called for each row of a batch that is an event */
  static read(plan: ActivityPlan, context: RunContext, visit?: (batch: Batch) => (row: number) => void): Activity {
    const activity = new Activity(plan);
    const index = new GroupIndex(plan.dimensions.map((expr) => expr.type));
    const time = convertTo(timelineType(plan.timeline.type), plan.timeline);
    for (const batch of context.run(plan.inputs[0] as Plan)) {
      const numbers = activity.idNumbers.numbersOf(context.evaluate(plan.id, batch));
      const groups = index.groupsOf(
        plan.dimensions.map((expr) => context.evaluate(expr, batch)),
        batch.length,
      );
      const read = readerOf(context.evaluate(time, batch));
      const visitRow = visit?.(batch);
      for (let row = 0; row < batch.length; row++) {
        const point = read(row);
        if (point === null) continue;
        // The type of a timeline is one of points.
        activity.times.push(point as Point);
        const id = numbers[row] as number;
        activity.ids.push(id === activity.idNumbers.nullNumber ? -1 : id);
        activity.groups.push(groups[row] as number);
        visitRow?.(row);
      }
      context.checkRows(activity.times.length, plan.op);
    }
    activity.groupCount = index.count;
    activity.dimensions = index.keys().map(readerOf);
    return activity;
  }

  /** The values of the dimensions of a group. */
  dimensionsOf(group: number): Value[] {
    return this.dimensions.map((read) => read(group));
  }

  get idCount(): number {
    return this.idNumbers.size;
  }

  /** The values of the ids by their numbers. */
  idValues(): Reader {
    return readerOf(this.idNumbers.all());
  }

  /** A point as a value of the timeline's column. */
  timeValue(): (point: Point) => Value {
    const { type } = this.plan.timeline;
    return converter(timelineType(type), type);
  }

  /** The first and the last point; null where there are no events. */
  span(): readonly [Point, Point] | null {
    const [first] = this.times;
    if (first === undefined) return null;
    let [least, most] = [first, first];
    for (const time of this.times) {
      if (time < least) least = time;
      if (time > most) most = time;
    }
    return [least, most];
  }
}

/** The value of a constant point or length. */
export function pointOf(expr: Expr, context: RunContext): Point {
  const value = context.constant(expr);
  if (value === null) throw new RunError('KQ140', 'a time or a length of a plugin is null');
  // The argument was converted to a type of points.
  return value as Point;
}

/** @param window a length, or the name of a period of the calendar */
export function windowsOf(window: Expr, start: Point, plugin: string, context: RunContext): Windows {
  const value = context.constant(window);
  if (typeof value !== 'string') return evenWindows(start, value as Point | null, plugin);
  if (PERIODS.has(value)) return calendarWindows(value as CalendarPeriod);
  throw new RunError('KQ140', `the window of '${plugin}' is a length, 'week', 'month' or 'year', found '${value}'`);
}

const PERIODS: ReadonlySet<string> = new Set<CalendarPeriod>(['week', 'month', 'year']);

/** The events of one group in one window. */
export interface Cell {
  count: number;
  readonly ids: Set<number>;
}

/** The cells of each group by their windows, of the events that `isCounted` accepts. */
export function cellsOf(
  activity: Activity,
  windows: Windows,
  isCounted: (time: Point) => boolean,
): Map<number, Cell>[] {
  const cells = Array.from({ length: activity.groupCount }, () => new Map<number, Cell>());
  activity.times.forEach((time, row) => {
    if (!isCounted(time)) return;
    const ofGroup = cells[activity.groups[row] as number] as Map<number, Cell>;
    const window = windows.windowOf(time);
    const cell = ofGroup.get(window) ?? { count: 0, ids: new Set() };
    ofGroup.set(window, cell);
    cell.count++;
    const id = activity.ids[row] as number;
    if (id >= 0) cell.ids.add(id);
  });
  return cells;
}

/** One row of the result of a plugin: a window of a group, and the values behind its dimensions. */
export interface WindowRow {
  readonly window: number;
  readonly group: number;
  readonly values: readonly Value[];
}

/** The rows by time, and by the order of their groups where it is the same. */
export function* windowBatches(
  plan: ActivityPlan,
  activity: Activity,
  windows: Windows,
  rows: readonly WindowRow[],
  context: RunContext,
): Iterable<Batch> {
  const toValue = activity.timeValue();
  const sorted = rows.toSorted((a, b) => a.window - b.window || a.group - b.group);
  const values = sorted.map(({ window, group, values: own }) => [
    toValue(windows.startOf(window)),
    ...activity.dimensionsOf(group),
    ...own,
  ]);
  yield* batchesOf(plan.columns, values, context.options.batchRows);
}
