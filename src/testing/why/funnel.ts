// How many rows are left after each step of a rule's query, and after each condition of its `where` steps.

import type { Span } from '../../engine/diagnostics/diagnostic.js';
import { conjunctsOf, type Expr, type Plan } from '../../engine/query-parts.js';
import { textOfExpr, textOfStep } from '../../engine/trace/condition.js';
import { rowsWhere } from '../../engine/trace/refusal.js';
import type { Trace } from '../../engine/trace/trace.js';

export interface FunnelCondition {
  readonly text: string;
  readonly place: Span | null;
  /** rows for which it and all before it hold */
  readonly rows: number;
}

export interface FunnelStep {
  readonly text: string;
  readonly place: Span | null;
  readonly rows: number;
  /** of a `where` with several: in their order */
  readonly conditions: readonly FunnelCondition[];
  readonly inputs: readonly FunnelStep[];
  /** the step stands in another place too, where its inputs are shown */
  readonly repeated: boolean;
}

export function funnelOf(trace: Trace): FunnelStep {
  const seen = new Set<Plan>();
  const stepOf = (plan: Plan): FunnelStep => {
    const repeated = plan.inputs.length > 0 && seen.has(plan);
    seen.add(plan);
    return {
      text: plan.op === 'scan' ? textOfStep(plan).replace(/^scan /, '') : textOfStep(plan),
      place: trace.placeOf(plan),
      rows: trace.rows(plan).batch.length,
      conditions: repeated ? [] : conditionsOf(plan, trace),
      inputs: repeated ? [] : plan.inputs.map(stepOf),
      repeated,
    };
  };
  return stepOf(trace.plan);
}

/** The conditions of a `where` step. */
export function conjunctsOfStep(plan: Plan): Expr[] {
  const { predicate } = plan as Plan & { readonly predicate?: Expr };
  return plan.op === 'where' && predicate !== undefined ? conjunctsOf(predicate) : [];
}

function conditionsOf(plan: Plan, trace: Trace): FunnelCondition[] {
  const conjuncts = conjunctsOfStep(plan);
  const [input] = plan.inputs;
  if (conjuncts.length < 2 || input === undefined) return [];
  const { batch } = trace.rows(input);
  let left = new Set(Array.from({ length: batch.length }, (_, row) => row));
  return conjuncts.map((conjunct) => {
    left = new Set(rowsWhere(conjunct, batch, trace).filter((row) => left.has(row)));
    return { text: textOfExpr(conjunct), place: trace.placeOf(conjunct), rows: left.size };
  });
}
