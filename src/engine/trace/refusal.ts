// Why a step gave nothing of a row.

import type { JoinPlan } from '../language/operators/_hash-join.js';
import type { OrderKey } from '../language/operators/_order.js';
import type { MvExpandPlan } from '../language/operators/mv-expand.js';
import type { WherePlan } from '../language/operators/where.js';
import type { ExcludePlan } from '../plan/exclude.js';
import { conjunctsOf, type Expr, type Plan } from '../plan/plan.js';
import { trueRows } from '../run/selection.js';
import type { Batch } from '../values/batch.js';
import { type Condition, conditionAt, type ShownValue, valuesAt } from './condition.js';
import { joinRefusal } from './join-refusal.js';
import type { Trace, TracedRows } from './trace.js';

export interface Refusal {
  readonly kind: 'condition' | 'exclusion' | 'no match' | 'match' | 'other row' | 'rank' | 'no elements' | 'step';
  /** a clause that says it of "it", the row */
  readonly reason: string;
  /** of `where` the conditions that do not hold, in their order: the first is the one that dropped the row */
  readonly conditions: readonly Condition[];
  /** what the step looked at */
  readonly values: readonly ShownValue[];
  /** the number of the exclusion that took the row; null where none did */
  readonly exclusion: number | null;
}

export function refusal(
  kind: Refusal['kind'],
  reason: string,
  more: Partial<Pick<Refusal, 'conditions' | 'values' | 'exclusion'>> = {},
): Refusal {
  return { kind, reason, conditions: [], values: [], exclusion: null, ...more };
}

/**
 * @param step the step, of which nothing comes of the row
 * @param input the place among its inputs of that which the row is of
 */
export function refusalOf(step: TracedRows, input: number, row: number, trace: Trace): Refusal {
  const { plan, inputs } = step;
  const { batch } = inputs[input] as TracedRows;
  // A plan is of the kind that its `op` says.
  switch (plan.op) {
    case 'where':
      return ofConditions((plan as WherePlan).predicate, batch, row, trace);
    case 'exclude':
      return ofExclusion(plan as ExcludePlan, batch, row, trace);
    case 'join':
    case 'lookup':
      return joinRefusal(plan as JoinPlan, step, input, row, trace);
    case 'top':
    case 'take':
    case 'sample':
      return ofRank(plan as RankingPlan, step, row, trace);
    case 'mv-expand': {
      const items = (plan as MvExpandPlan).expansion.items.map(({ expr }) => expr);
      return refusal('no elements', 'it has no elements to become rows', {
        values: valuesAt(items, batch, row, trace),
      });
    }
    default:
      return refusal('step', `nothing of it comes out of '${plan.op}'`);
  }
}

/** The rows for which a condition is true; it may look at other rows of the batch. */
export function rowsWhere(expr: Expr, batch: Batch, { context }: Trace): number[] {
  return Array.from(trueRows(context.evaluate(expr, batch)));
}

function holdsAt(expr: Expr, batch: Batch, row: number, trace: Trace): boolean {
  return rowsWhere(expr, batch, trace).includes(row);
}

function ofConditions(predicate: Expr, batch: Batch, row: number, trace: Trace): Refusal {
  const failed = conjunctsOf(predicate).filter((conjunct) => !holdsAt(conjunct, batch, row, trace));
  const conditions = failed.map((conjunct) => conditionAt(conjunct, batch, row, trace));
  const others = conditions.length > 1 ? `, nor do ${conditions.length - 1} of those after it` : '';
  return refusal('condition', `${conditions[0]?.text ?? 'the condition'} does not hold${others}`, { conditions });
}

function ofExclusion({ conditions }: ExcludePlan, batch: Batch, row: number, trace: Trace): Refusal {
  const taking = conditions.find(({ condition }) => holdsAt(condition, batch, row, trace));
  if (taking === undefined) return refusal('exclusion', 'an exclusion takes it');
  const shown = conditionAt(taking.condition, batch, row, trace);
  return refusal('exclusion', `an exclusion takes it: ${shown.text}`, {
    values: shown.values,
    exclusion: taking.number,
  });
}

type RankingPlan = Plan & { readonly count: Expr; readonly keys?: readonly OrderKey[] };

function ofRank({ op, count, keys = [] }: RankingPlan, step: TracedRows, row: number, trace: Trace): Refusal {
  const { batch } = step.inputs[0] as TracedRows;
  const kept = String(trace.context.constant(count));
  const reasons: Record<string, string> = {
    take: `it is row ${row + 1} of ${batch.length}, and any ${kept} are kept: here the first`,
    top: `${kept} rows of ${batch.length} are kept, and it is not among the first in this order`,
    sample: `${kept} rows of ${batch.length} are drawn, and it is not among them`,
  };
  const exprs = keys.map(({ expr }) => expr);
  return refusal('rank', reasons[op] ?? '', { values: valuesAt(exprs, batch, row, trace) });
}
