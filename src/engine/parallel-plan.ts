// Which steps of a plan threads can run: all that stand on a table and look at one row at a time, up to the first that does not.

import { columnsNeeded } from './columns-needed.js';
import type { ScanPlan } from './plan/binder.js';
import type { Plan } from './plan/plan.js';
import { partsOf } from './plan/print-plan.js';
import { rebuild } from './plan/rebuild.js';
import { ROW_WISE, readsOwnRow } from './row-wise.js';
import type { RunLanguage } from './run/language.js';
import type { ParallelPlan } from './run/parallel.js';

/** The plan with such steps marked. Those within subqueries stay as they are. */
export function parallelPlan(plan: Plan, language: RunLanguage): Plan {
  const wanted = columnsWanted(plan);
  return rebuild(plan, (part, rebuilt) => {
    const step = wanted.has(part as Plan) ? (part as Plan) : null;
    const table = step === null ? null : tableOf(step, language);
    // Only the inputs of steps are looked into.
    if (step === null) return part;
    if (table === null || step.op === 'scan') {
      const inputs = step.inputs.map((input) => rebuilt(input));
      return inputs.every((input, i) => input === step.inputs[i]) ? step : { ...step, inputs };
    }
    const names = wanted.get(step) as ReadonlySet<string>;
    const columns = step.columns.filter(({ name }) => names.has(name));
    const marked: ParallelPlan = { op: 'parallel', inputs: [step], columns, open: false, ordered: step.ordered, table };
    return marked;
  });
}

/** The table that steps stand on, where threads can run them; null where they cannot. */
function tableOf(step: Plan, language: RunLanguage): string | null {
  if (step.open) return null;
  if (step.op === 'scan') return (step as ScanPlan).table;
  const [input] = step.inputs;
  // Exclusions count the rows that they take.
  if (input === undefined || step.op === 'exclude' || !ROW_WISE.has(step.op)) return null;
  const { exprs, subqueries } = partsOf(step);
  if (subqueries.length > 0 || !exprs.every((expr) => readsOwnRow(expr, language))) return null;
  return tableOf(input, language);
}

/** For each step outside of subqueries, the columns of its result that are read by the steps that it is an input of. */
function columnsWanted(plan: Plan): ReadonlyMap<Plan, ReadonlySet<string>> {
  const wanted = new Map<Plan, Set<string>>();
  const visit = (step: Plan, names: Iterable<string>): void => {
    const known = wanted.get(step);
    const all = new Set([...(known ?? []), ...names]);
    if (known !== undefined && known.size === all.size) return;
    wanted.set(step, all);
    const needed = columnsNeeded(step, all);
    for (const [i, input] of step.inputs.entries()) visit(input, needed[i] ?? input.columns.map(({ name }) => name));
  };
  visit(
    plan,
    plan.columns.map(({ name }) => name),
  );
  return wanted;
}
