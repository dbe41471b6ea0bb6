// Which columns a step reads of its inputs, given the columns that are wanted of its result.

import type { JoinPlan } from './language/operators/_hash-join.js';
import type { UnionPlan } from './language/operators/union.js';
import { columnsRead, type Expr, type Plan } from './plan/plan.js';
import { isExpr, partsOf } from './plan/print-plan.js';

type Names = ReadonlySet<string>;

/** Steps whose result has the columns of the input, each unchanged. */
const PASSING: ReadonlySet<string> = new Set([
  'where',
  'sort',
  'top',
  'take',
  'sample',
  'as',
  'serialize',
  'render',
  'materialize',
  'facet',
  'mv-expand',
  'parse',
  'parse-where',
  'parse-kv',
  'fork',
]);
/** Steps whose result has only what their expressions make. */
const MAKING: ReadonlySet<string> = new Set(['summarize', 'distinct', 'count', 'make-series']);

/** Names for each input. A step that is not known better reads all columns. */
export function columnsNeeded(plan: Plan, wanted: Names): Names[] {
  const { exprs } = partsOf(plan);
  return plan.inputs.map((input, i) => {
    const names = new Set(neededOf(plan, i, wanted, exprs));
    return new Set(input.columns.map((c) => c.name).filter((name) => names.has(name)));
  });
}

function neededOf(plan: Plan, input: number, wanted: Names, exprs: readonly Expr[]): Iterable<string> {
  if (PASSING.has(plan.op)) return [...wanted, ...readBy(exprs)];
  if (MAKING.has(plan.op)) return readBy(exprs);
  switch (plan.op) {
    case 'extend': {
      const items = itemsOf(plan);
      const kept = [...wanted].filter((name) => !items.some((item) => item.name === name));
      return [...kept, ...readBy(items.filter((item) => wanted.has(item.name)).map((item) => item.expr))];
    }
    case 'project':
      return readBy(
        itemsOf(plan)
          .filter((item) => wanted.has(item.name))
          .map((item) => item.expr),
      );
    case 'join':
    case 'lookup':
      return ofJoin(plan as JoinPlan, input, wanted, exprs);
    case 'union':
      return ofUnion(plan as UnionPlan, wanted);
    default:
      return plan.inputs[input]?.columns.map((c) => c.name) ?? [];
  }
}

function readBy(exprs: readonly Expr[]): string[] {
  return exprs.flatMap((expr) => [...columnsRead(expr)]);
}

function itemsOf(plan: Plan): { readonly name: string; readonly expr: Expr }[] {
  const { items } = plan as Plan & { readonly items?: unknown };
  if (!Array.isArray(items)) return [];
  return items.filter((item) => typeof item === 'object' && item !== null && 'name' in item && isExpr(item.expr));
}

function ofJoin(plan: JoinPlan, input: number, wanted: Names, exprs: readonly Expr[]): string[] {
  const side = input === 0 ? 'left' : 'right';
  const kept = plan.columns.filter((c) => c.side === side && wanted.has(c.name)).map((c) => c.from);
  return [...kept, ...readBy(exprs).map((name) => name.replace(/^\$right\./, ''))];
}

function ofUnion(plan: UnionPlan, wanted: Names): string[] {
  return plan.columns.flatMap(({ name }, i) => {
    const origin = plan.origins[i];
    return origin != null && wanted.has(name) ? [origin.name] : [];
  });
}
