// Which conditions of a predicate a scan can use to skip data.

import { columnsRead, conjunctsOf, type Expr } from '../plan/plan.js';
import type { RunContext } from './context.js';
import type { ScanFilter } from './source.js';

/** Filters that every row for which `predicate` is true meets. */
export function filtersOf(predicate: Expr, context: RunContext): ScanFilter[] {
  return conjunctsOf(predicate).flatMap((conjunct) => {
    const filter = filterOfConjunct(conjunct, context);
    return filter === null ? [] : [filter];
  });
}

/** `f(column, constant, …)` as a filter, where `f` says that it is one. */
function filterOfConjunct(expr: Expr, context: RunContext): ScanFilter | null {
  if (expr.kind !== 'call') return null;
  const [subject, ...others] = expr.args;
  if (subject?.kind !== 'column' || others.length === 0) return null;
  if (!others.every((arg) => columnsRead(arg).size === 0 && context.evaluator.isStable(arg))) return null;
  return context.language.filterOf(
    expr.function,
    subject.name,
    others.map((arg) => context.constant(arg)),
    others.map((arg) => arg.type),
  );
}

/** The filters on columns that `redefined` does not name: those can pass an operator that defines these columns. */
export function passing(filters: readonly ScanFilter[], redefined: Iterable<string>): ScanFilter[] {
  const names = new Set(redefined);
  return filters.filter((filter) => !names.has(filter.column));
}

/** The filters under the names that columns have in the input of an operator that renames them; those on other columns are dropped. */
export function renamed(filters: readonly ScanFilter[], inputName: (name: string) => string | undefined): ScanFilter[] {
  return filters.flatMap((filter) => {
    const column = inputName(filter.column);
    return column === undefined ? [] : [{ ...filter, column }];
  });
}
