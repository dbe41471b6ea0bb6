// Which steps of a plan threads can run: all that stand on a table and look at one row at a time, up to the first that does not; and that
// one as far as it can be done for a part of the rows: groups, and the first rows.

import { columnsNeeded } from './columns-needed.js';
import { storedKey } from './language/operators/_first-rows-filter.js';
import type { TopPlan } from './language/operators/top.js';
import type { ScanPlan } from './plan/binder.js';
import type { Plan } from './plan/plan.js';
import { partsOf } from './plan/print-plan.js';
import { rebuild } from './plan/rebuild.js';
import { ROW_WISE, readsOwnRow } from './row-wise.js';
import type { RunLanguage } from './run/language.js';
import type { ParallelPlan } from './run/parallel.js';

/** Steps that group rows, for which threads can group those that they have. */
const GROUPING: ReadonlySet<string> = new Set(['summarize', 'distinct']);
/** Steps that give some of the first rows, which are among the first of each part. */
const FIRST_ROWS: ReadonlySet<string> = new Set(['take', 'top']);
/** Steps that give as many rows as they get. */
const KEEPING: ReadonlySet<string> = new Set(['scan', 'extend', 'project', 'parse', 'parse-kv']);

/** The plan with such steps marked. Those within subqueries stay as they are. */
export function parallelPlan(plan: Plan, language: RunLanguage): Plan {
  const wanted = columnsWanted(plan);
  return rebuild(plan, (part, rebuilt) => {
    // Only the inputs of steps are looked into.
    const names = wanted.get(part as Plan);
    if (names === undefined) return part;
    const step = part as Plan; // it is known as one
    const table = tableOf(step, language);
    if (table !== null && step.op !== 'scan') return marked(step, table, names, false);
    const inputs = step.inputs.map((input) => shared(step, input, wanted, language) ?? rebuilt(input));
    return inputs.every((input, i) => input === step.inputs[i]) ? step : { ...step, inputs };
  });
}

/** The input of a step that threads do their part of; null for other steps. */
function shared(
  step: Plan,
  input: Plan,
  wanted: ReadonlyMap<Plan, ReadonlySet<string>>,
  language: RunLanguage,
): Plan | null {
  const table = tableOf(input, language);
  const names = wanted.get(input);
  if (table === null || names === undefined || !isRowWise(step, language)) return null;
  if (GROUPING.has(step.op)) return marked(input, table, names, true);
  if (!FIRST_ROWS.has(step.op)) return null;
  return needsFewRows(step, input) ? input : marked(step, table, names, false);
}

/** Whether a step that gives first rows finds them without reading all. */
function needsFewRows(step: Plan, input: Plan): boolean {
  return step.op === 'top' ? storedKey(input, (step as TopPlan).keys) !== null : keepsRows(input);
}

function keepsRows(step: Plan): boolean {
  return KEEPING.has(step.op) && step.inputs.every(keepsRows);
}

function marked(step: Plan, table: string, names: ReadonlySet<string>, grouped: boolean): ParallelPlan {
  const columns = step.columns.filter(({ name }) => names.has(name));
  return { op: 'parallel', inputs: [step], columns, open: false, ordered: step.ordered, table, grouped };
}

/** The table that steps stand on, where threads can run them; null where they cannot. */
function tableOf(step: Plan, language: RunLanguage): string | null {
  if (step.open) return null;
  if (step.op === 'scan') return (step as ScanPlan).table;
  const [input] = step.inputs;
  // Exclusions count the rows that they take.
  if (input === undefined || step.op === 'exclude' || !ROW_WISE.has(step.op)) return null;
  return isRowWise(step, language) ? tableOf(input, language) : null;
}

/** Whether what a step evaluates depends on nothing but the row that it is evaluated for. */
function isRowWise(step: Plan, language: RunLanguage): boolean {
  const { exprs, subqueries } = partsOf(step);
  return subqueries.length === 0 && exprs.every((expr) => readsOwnRow(expr, language));
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
