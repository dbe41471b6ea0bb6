// Follows rows of a table through a plan. A step that drops them is told, and from there on they are spared, so that
// everything in their way is found.

import type { Plan } from '../../engine/query-parts.js';
import { columnAt, textOfStep } from '../../engine/trace/condition.js';
import { refusalOf } from '../../engine/trace/refusal.js';
import type { Route } from '../../engine/trace/routes.js';
import type { Trace, TracedRows } from '../../engine/trace/trace.js';
import type { FollowedRoute, FollowedStep } from './followed.js';

/** @param row the number of a row of the route's table */
export function follow(row: number, { scan, steps, within }: Route, trace: Trace): FollowedRoute {
  const followed: FollowedStep[] = [];
  let below: Plan = scan;
  let rows: readonly number[] = [row];
  let arrives = true;
  for (const { plan, input } of steps) {
    const step = on(plan, input, below, trace);
    const made = trace.rows(step);
    const targets = targetsOf(made, input, rows);
    const refusal = targets.length > 0 ? null : refusalOf(made, input, rows[0] as number, trace);
    followed.push({
      text: textOfStep(plan),
      place: trace.placeOf(plan),
      rows: trace.rows(plan).batch.length,
      refusal,
      group: groupOf(made, input, targets[0]),
    });
    if (refusal === null) {
      [below, rows] = [step, targets];
      continue;
    }
    arrives = false;
    const spared = trace.sparing(step, rows);
    if (spared === null) break;
    below = spared;
    rows = targetsOf(trace.rows(below), 0, rows);
  }
  return {
    table: scan.table,
    rows: trace.rows(scan).batch.length,
    within: within === null ? null : textOfStep(within),
    steps: followed,
    arrives,
    followedToEnd: followed.length === steps.length && (arrives || sparedLast(followed, below)),
  };
}

const sparedLast = (followed: readonly FollowedStep[], last: Plan) =>
  followed.at(-1)?.refusal === null || last.op === 'spared';

/** A step on another input; itself where that is its own. */
export function on(plan: Plan, input: number, below: Plan, trace: Trace): Plan {
  if (plan.inputs[input] === below) return plan;
  return trace.withInputs(
    plan,
    plan.inputs.map((own, i) => (i === input ? below : own)),
  );
}

/** The rows of a step that some rows of one of its inputs are behind, ascending. */
export function targetsOf({ links }: TracedRows, input: number, rows: readonly number[]): number[] {
  const targets = new Set(rows.flatMap((row) => [...(links[input]?.targetsOf(row) ?? [])]));
  return [...targets].sort((a, b) => a - b);
}

const GROUPING: ReadonlySet<string> = new Set(['summarize', 'distinct', 'count', 'make-series', 'top-nested']);

function groupOf({ plan, batch, links }: TracedRows, input: number, row: number | undefined): FollowedStep['group'] {
  if (row === undefined || !GROUPING.has(plan.op)) return null;
  const rows = [...(links[input]?.sourcesOf(row) ?? [])].length;
  return { rows, values: plan.columns.map(({ name }) => columnAt(name, batch, row)) };
}
