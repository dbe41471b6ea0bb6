// The places where a plan reads tables, each apart from the rest: what is done there to single rows, and gives the same whatever the
// clock says, can be done once for all times at which the query runs.

import type { ExtendPlan } from './language/operators/extend.js';
import { type WherePlan, wherePlan } from './language/operators/where.js';
import type { ScanPlan } from './plan/binder.js';
import { columnsRead, conjunctsOf, type Expr, type NamedExpr, type Plan } from './plan/plan.js';
import { isExpr } from './plan/print-plan.js';
import { rebuild } from './plan/rebuild.js';
import type { RunLanguage } from './run/language.js';

/** A place where a plan reads a table. */
export interface Reading {
  /** the name by which the rest of the plan reads what the steps give */
  readonly name: string;
  readonly table: string;
  /** steps on the table that look at one row at a time and give the same at any time */
  readonly steps: Plan;
  /** names of columns that the steps make */
  readonly made: ReadonlySet<string>;
}

export interface SplitPlan {
  /** the plan without the steps of its readings, with their names in place of those of tables */
  readonly plan: Plan;
  readonly readings: readonly Reading[];
}

/** @param sharing whether conditions and columns that do not depend on the clock become steps of the readings */
export function splitReadings(plan: Plan, language: RunLanguage, sharing: boolean): SplitPlan {
  const readings: Reading[] = [];
  const fixed = (expr: Expr) => sharing && isFixed(expr, language);
  const split = rebuild(plan, (part, rebuilt) => {
    const chain = chainOf(part);
    if (chain === null) return null;
    const { steps, conditions, rest, made } = fixedSteps(chain, fixed);
    const name = `${readings.length + 1}:${chain.scan.table}`;
    readings.push({ name, table: chain.scan.table, steps, made });
    const read: ScanPlan = { ...chain.scan, table: name, columns: steps.columns };
    const kept = conditions.reduce<Plan>((input, condition) => wherePlan(input, rebuilt(condition)), read);
    return rest.reduce<Plan>((input, step) => ({ ...fieldsOf(step, rebuilt), inputs: [input] }), kept);
  });
  return { plan: split, readings };
}

/** The steps on a table that look at one row at a time, from the table on. */
interface Chain {
  readonly scan: ScanPlan;
  readonly steps: readonly (WherePlan | ExtendPlan)[];
}

function chainOf(part: object): Chain | null {
  const { op, inputs } = part as Partial<Plan>;
  if (op === 'scan') return { scan: part as ScanPlan, steps: [] };
  const [input] = inputs ?? [];
  const below = (op === 'where' || op === 'extend') && input !== undefined ? chainOf(input) : null;
  return below === null ? null : { scan: below.scan, steps: [...below.steps, part as WherePlan | ExtendPlan] };
}

interface FixedSteps extends Pick<Reading, 'steps' | 'made'> {
  /** conditions among these steps that depend on the clock or on tables: they hold for the same rows after the steps */
  readonly conditions: readonly Expr[];
  /** the steps that follow */
  readonly rest: readonly Plan[];
}

function fixedSteps({ scan, steps }: Chain, fixed: (expr: Expr) => boolean): FixedSteps {
  let plan: Plan = scan;
  const conditions: Expr[] = [];
  const made = new Set<string>();
  for (const [i, step] of steps.entries()) {
    if (step.op === 'where') {
      for (const condition of conjunctsOf((step as WherePlan).predicate)) {
        if (fixed(condition)) plan = wherePlan(plan, condition);
        else conditions.push(condition);
      }
      continue;
    }
    const items: readonly NamedExpr[] = (step as ExtendPlan).items;
    const redefined = items.some(({ name }) => conditions.some((condition) => columnsRead(condition).has(name)));
    if (redefined || !items.every(({ expr }) => fixed(expr))) {
      return { steps: plan, conditions, rest: steps.slice(i), made };
    }
    plan = { ...step, inputs: [plan] };
    for (const { name } of items) made.add(name);
  }
  return { steps: plan, conditions, rest: [], made };
}

/** The step's own fields, in which there may be subqueries, without its inputs. */
function fieldsOf(step: Plan, rebuilt: <T>(part: T) => T): Plan {
  const { inputs, ...own } = step;
  return { ...rebuilt(own), inputs: [] };
}

/** The functions that give another value at another time. */
const CLOCK: ReadonlySet<string> = new Set(['now', 'ago']);

/** Steps whose rows depend on the clock, or on what is in the tables at the time. */
const CHANGING: ReadonlySet<string> = new Set(['scan', 'part', 'sample', 'sample-distinct']);

/** Whether an expression gives the same for a row at any time, whatever other rows there are. */
function isFixed(expr: Expr, language: RunLanguage): boolean {
  const seen = new Set<object>();
  const fixed = (part: unknown): boolean => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return true;
    seen.add(part);
    const isPlain = Array.isArray(part) || Object.getPrototypeOf(part) === Object.prototype;
    if (!isPlain) return true;
    const { op } = part as Partial<Plan>;
    if (op !== undefined && CHANGING.has(op)) return false;
    return (!isExpr(part) || isFixedCall(part, language)) && Object.values(part).every(fixed);
  };
  return fixed(expr);
}

function isFixedCall(expr: Expr, language: RunLanguage): boolean {
  if (expr.kind !== 'call') return true;
  if (CLOCK.has(expr.function)) return false;
  const { volatile, window } = language.kernel(expr.function, expr.overload);
  return !volatile && !window;
}
