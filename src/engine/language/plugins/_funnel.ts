import { RunError } from '../../diagnostics/query-error.js';
import type { ColumnExpr, Expr } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { converter } from '../../values/convert.js';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import { readerOf } from '../../values/vector.js';
import { Activity, type ActivityPlan } from './_activity.js';

/** Events with a state, and the states that an id may go through. */
export interface FunnelPlan extends ActivityPlan {
  readonly state: ColumnExpr;
  readonly sequence: Expr;
}

export interface Funnel {
  readonly activity: Activity;
  /** the state of each event, as text */
  readonly states: readonly string[];
  readonly sequence: readonly string[];
}

export function readFunnel(plan: FunnelPlan, context: RunContext): Funnel {
  const states: string[] = [];
  const toText = converter(plan.state.type, 'string');
  const activity = Activity.read(plan, context, (batch) => {
    const read = readerOf(batch.column(plan.state.name));
    // Conversion to string gives strings.
    return (row) => states.push(toText(read(row)) as string);
  });
  return { activity, states, sequence: textsOf(context.constant(plan.sequence) as Dynamic) };
}

function textsOf(sequence: Dynamic): string[] {
  if (!isArray(sequence) || sequence.length === 0)
    throw new RunError('KQ140', 'the sequence of a funnel is an array of one state or more');
  const toText = converter('dynamic', 'string');
  return sequence.map((state) => toText(state) as string);
}
