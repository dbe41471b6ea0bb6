// Rows that one condition alone keeps out of a rule's result, with the least by which it would have to be relaxed.

import type { Expr, Plan } from '../../engine/query-parts.js';
import { type Condition, columnAt, conditionAt, type ShownValue, textOfExpr } from '../../engine/trace/condition.js';
import { rowsWhere } from '../../engine/trace/refusal.js';
import { RELAXATIONS, type Relaxation, type RelaxationKind, relaxationsOf } from '../../engine/trace/relaxations.js';
import { type Route, routesOf } from '../../engine/trace/routes.js';
import { rowsBehind } from '../../engine/trace/rows-behind.js';
import type { Trace, TracedRows } from '../../engine/trace/trace.js';
import { on, targetsOf } from './follow.js';
import { conjunctsOfStep } from './funnel.js';

/** A row that a `where` step drops by one condition. */
export interface NearMiss {
  readonly table: string;
  /** rows of the table behind it: one, unless it is a group */
  readonly rows: readonly number[];
  /** of a row that is no event of a table: its values */
  readonly group: readonly ShownValue[] | null;
  readonly condition: Condition;
  readonly relaxation: RelaxationKind;
  /** the condition that would let it in; null where none would be */
  readonly relaxed: string | null;
}

/** Those that would come through all later steps too. */
export function nearMisses(trace: Trace): NearMiss[] {
  const found = new Map<string, NearMiss>();
  const seen = new Set<Plan>();
  for (const route of routesOf(trace.plan)) {
    if (route.within !== null) continue;
    for (const [at, { plan }] of route.steps.entries()) {
      if (seen.has(plan)) continue;
      seen.add(plan);
      for (const condition of conjunctsOfStep(plan)) {
        for (const miss of missesBy(condition, route, at, trace)) {
          const key = `${miss.table} ${miss.rows.join()}`;
          const known = found.get(key);
          if (known === undefined || rankOf(miss) < rankOf(known)) found.set(key, miss);
        }
      }
    }
  }
  return [...found.values()];
}

/** How much was relaxed, the least first. */
export const rankOf = ({ relaxation }: Pick<NearMiss, 'relaxation'>): number => RELAXATIONS.indexOf(relaxation);

/** Rows that nothing but a condition of the step at a place of a route drops. */
function missesBy(condition: Expr, route: Route, at: number, trace: Trace): NearMiss[] {
  const { plan } = route.steps[at] as Route['steps'][number];
  const below = plan.inputs[0] as Plan;
  const input = trace.rows(below);
  const alone = rowsStoppedBy(condition, conjunctsOfStep(plan), input, trace);
  if (alone.length === 0) return [];
  const arriving = arrivingRows(alone, route, at, trace);
  const forms = relaxationsOf(condition, trace).map((relaxation) => ({
    relaxation,
    rows: relaxation.condition === null ? null : new Set(rowsWhere(relaxation.condition, input.batch, trace)),
  }));
  return arriving.flatMap((row) => {
    const form = forms.find(({ rows }) => rows === null || rows.has(row));
    return form === undefined ? [] : [missOf(row, condition, form.relaxation, input, route, trace)];
  });
}

/** Rows for which all conditions hold but one. */
function rowsStoppedBy(condition: Expr, all: readonly Expr[], { batch }: TracedRows, trace: Trace): number[] {
  const passing = new Set(rowsWhere(condition, batch, trace));
  const others = all.filter((other) => other !== condition).map((other) => new Set(rowsWhere(other, batch, trace)));
  return Array.from({ length: batch.length }, (_, row) => row).filter(
    (row) => !passing.has(row) && others.every((rows) => rows.has(row)),
  );
}

/** Those of the rows that would be behind a row of the result, if the step let all of them through. */
function arrivingRows(rows: readonly number[], { steps }: Route, at: number, trace: Trace): number[] {
  const { plan } = steps[at] as Route['steps'][number];
  let below = trace.sparing(plan, rows);
  if (below === null) return [];
  const spared = trace.rows(below);
  const place = new Map(rows.map((row) => [row, targetsOf(spared, 0, [row])]));
  for (const { plan: step, input } of steps.slice(at + 1)) {
    const made = trace.rows(on(step, input, below, trace));
    for (const [row, reached] of place) {
      const targets = targetsOf(made, input, reached);
      if (targets.length === 0) place.delete(row);
      else place.set(row, targets);
    }
    below = made.plan;
  }
  return [...place.keys()];
}

function missOf(
  row: number,
  condition: Expr,
  { kind, condition: relaxed }: Relaxation,
  input: TracedRows,
  { scan }: Route,
  trace: Trace,
): NearMiss {
  const rows = rowsBehind(input, scan, row);
  const isEvent = rows.length === 1 && !isGrouped(input);
  return {
    table: scan.table,
    rows,
    group: isEvent ? null : input.plan.columns.map(({ name }) => columnAt(name, input.batch, row)),
    condition: conditionAt(condition, input.batch, row, trace),
    relaxation: kind,
    relaxed: relaxed === null ? null : textOfExpr(relaxed),
  };
}

/** Whether rows were put together on the way from the tables. */
function isGrouped({ plan, inputs }: TracedRows): boolean {
  return ['summarize', 'make-series', 'count', 'distinct', 'top-nested'].includes(plan.op) || inputs.some(isGrouped);
}
