// Where two runs of one query begin to differ: the steps that are given the same rows and make others of them.

import type { Span } from '../../engine/diagnostics/diagnostic.js';
import { type CallExpr, childrenOf, columnsRead, type Expr, type Plan, partsOf } from '../../engine/query-parts.js';
import { textOfStep } from '../../engine/trace/condition.js';
import type { Trace } from '../../engine/trace/trace.js';
import { differenceOf, rowTexts } from './row-texts.js';

export interface Divergence {
  /** the step in the run in the order of ingestion */
  readonly plan: Plan;
  readonly text: string;
  readonly place: Span | null;
  /** what of it makes the choice: `take`, `arg_max`, `row_number`, a join's kind */
  readonly choice: string;
  /** columns of its result that differ; none where it is whole rows */
  readonly columns: readonly string[];
  /** rows that it makes in one run only, as text, a value a line */
  readonly before: string | null;
  readonly after: string | null;
}

export function divergences(one: Trace, other: Trace): Divergence[] {
  const found: Divergence[] = [];
  const known = new Map<Plan, boolean>();
  /** Whether two steps make the same rows. */
  const agree = (a: Plan, b: Plan): boolean => {
    let answer = known.get(a);
    if (answer === undefined) {
      answer = compare(a, b);
      known.set(a, answer);
    }
    return answer;
  };
  const compare = (a: Plan, b: Plan): boolean => {
    const others = subplansOf(b);
    const belowAgree = subplansOf(a).map((below, i) => others[i] !== undefined && agree(below, others[i]));
    const names = a.columns.map(({ name }) => name);
    const { gone, come } = differenceOf(rowTexts(one.rows(a), names), rowTexts(other.rows(b), names));
    if (gone.length + come.length === 0) return true;
    if (belowAgree.every(Boolean) || takesAny(a, one)) found.push(divergenceAt(a, b, ...likest(gone, come)));
    return false;
  };
  const divergenceAt = (a: Plan, b: Plan, before: string | null, after: string | null): Divergence => {
    const columns = differingColumns(a, b);
    const step = { plan: a, text: textOfStep(a), place: one.placeOf(a), before, after };
    return { ...step, columns, choice: choiceOf(a, columns) };
  };
  const differingColumns = (a: Plan, b: Plan): string[] => {
    if (!('items' in a || 'aggregates' in a)) return [];
    const names = a.columns.map(({ name }) => name);
    const keys = new Set(keysOf(a));
    const differing = names.filter((name) => {
      if (keys.has(name)) return false;
      const columns = [...keys, name];
      const { gone, come } = differenceOf(rowTexts(one.rows(a), columns), rowTexts(other.rows(b), columns));
      return gone.length + come.length > 0;
    });
    return differing.length === names.length ? [] : differing;
  };
  agree(one.plan, other.plan);
  return found;
}

/** Whether a step takes some rows of those that it is given, which have no order: a free choice whatever they are. */
function takesAny(plan: Plan, trace: Trace): boolean {
  const [input] = plan.inputs;
  if (input === undefined || !['take', 'sample', 'sample-distinct'].includes(plan.op)) return false;
  return !input.ordered && trace.rows(plan).batch.length < trace.rows(input).batch.length;
}

/** Of two lists of rows a first one and the one that has most values in common with it. */
function likest(some: readonly string[], others: readonly string[]): readonly [string | null, string | null] {
  const [first] = some;
  if (first === undefined) return [null, others[0] ?? null];
  const values = first.split('\n');
  const likeness = (row: string) => row.split('\n').filter((value, i) => value === values[i]).length;
  const [best] = [...others].sort((a, b) => likeness(b) - likeness(a));
  return [first, best ?? null];
}

const subplansOf = (plan: Plan): readonly Plan[] => [
  ...plan.inputs,
  ...(REPEATING.has(plan.op) ? [] : partsOf(plan).subqueries),
];

/** Steps that run their subquery on parts of their input, of which it is no plan of its own. */
const REPEATING: ReadonlySet<string> = new Set(['partition', 'mv-apply']);

type GroupingPlan = Plan & {
  readonly keys?: readonly { readonly name?: string }[];
  readonly aggregates?: readonly {
    readonly function: string;
    readonly columns: readonly { readonly name: string }[];
  }[];
  readonly outputs?: readonly { readonly name: string; readonly expr: Expr }[];
  readonly items?: readonly { readonly name: string; readonly expr: Expr }[];
  readonly kind?: string;
};

/** The columns beside which others are looked at: those that rows are grouped by, or have from the step before. */
function keysOf(plan: Plan): string[] {
  const { keys = [], items } = plan as GroupingPlan;
  if (plan.op !== 'extend') return keys.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const made = new Set(items?.map(({ name }) => name));
  return plan.columns.map(({ name }) => name).filter((name) => !made.has(name));
}

function choiceOf(plan: Plan, columns: readonly string[]): string {
  const { aggregates = [], outputs = [], items = [], kind } = plan as GroupingPlan;
  const differing = new Set(columns);
  const read = new Set(outputs.filter(({ name }) => differing.has(name)).flatMap(({ expr }) => [...columnsRead(expr)]));
  const functions = aggregates
    .filter((aggregate) => aggregate.columns.some(({ name }) => read.has(name)))
    .map((aggregate) => aggregate.function);
  const calls = items
    .filter(({ name }) => differing.has(name))
    .flatMap(({ expr }) => callsIn(expr).filter(isOfOtherRows));
  const names = [...new Set([...functions, ...calls.map((call) => call.function)])];
  if (names.length > 0) return names.join(', ');
  return plan.op === 'join' ? `join kind=${kind}` : plan.op;
}

function callsIn(expr: Expr): CallExpr[] {
  const below = childrenOf(expr).flatMap(callsIn);
  return expr.kind === 'call' ? [expr, ...below] : below;
}

/** Functions whose value depends on the rows beside their own. */
const isOfOtherRows = ({ function: name }: CallExpr) => /^(row_|prev$|next$|rand$|new_guid$)/.test(name);
