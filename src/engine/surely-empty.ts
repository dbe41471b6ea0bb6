// Whether a plan gives no rows, told without running it.

import type { JoinKind, JoinPlan } from './language/operators/_hash-join.js';
import type { ScanPlan } from './plan/binder.js';
import type { Plan } from './plan/plan.js';

/** Steps that make rows of the rows of their input only: where that has none, they give none. */
const NEEDING_ROWS: ReadonlySet<string> = new Set([
  'where',
  'exclude',
  'extend',
  'project',
  'distinct',
  'sort',
  'top',
  'take',
  'sample',
  'sample-distinct',
  'as',
  'serialize',
  'materialize',
  'render',
  'mv-expand',
  'mv-apply',
  'parse',
  'parse-where',
  'parse-kv',
  'partition',
  'evaluate:bag_unpack',
  'evaluate:narrow',
]);

/** The sides of a join of which each alone has to have rows. */
const NEEDED_SIDES: Readonly<Record<Exclude<JoinKind, 'fullouter'>, readonly number[]>> = {
  inner: [0, 1],
  innerunique: [0, 1],
  leftsemi: [0, 1],
  rightsemi: [0, 1],
  leftouter: [0],
  leftanti: [0],
  rightouter: [1],
  rightanti: [1],
};

/**
 * True where a plan gives no rows, whatever the clock says; false where it may give some.
 * @param hasNoRows whether the table that a scan reads is known to have none
 */
export function surelyEmpty(plan: Plan, hasNoRows: (table: string) => boolean): boolean {
  const known = new Map<Plan, boolean>();
  const empty = (input: Plan | undefined): boolean => {
    if (input === undefined) return false;
    let answer = known.get(input);
    if (answer === undefined) {
      answer = isEmpty(input, empty, hasNoRows);
      known.set(input, answer);
    }
    return answer;
  };
  return empty(plan);
}

function isEmpty(
  plan: Plan,
  empty: (input: Plan | undefined) => boolean,
  hasNoRows: (table: string) => boolean,
): boolean {
  const [first, second] = plan.inputs;
  if (NEEDING_ROWS.has(plan.op)) return empty(first);
  switch (plan.op) {
    case 'scan':
      return hasNoRows((plan as ScanPlan).table);
    case 'empty':
      return true;
    case 'summarize':
      // Without keys it gives one row, also of none.
      return (plan as Plan & { readonly keys: readonly unknown[] }).keys.length > 0 && empty(first);
    case 'join':
    case 'lookup': {
      const { kind } = plan as JoinPlan;
      if (kind === 'fullouter') return empty(first) && empty(second);
      return NEEDED_SIDES[kind].some((side) => empty(plan.inputs[side]));
    }
    case 'union':
      return plan.inputs.length > 0 && plan.inputs.every(empty);
    default:
      return false;
  }
}
