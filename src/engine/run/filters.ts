// Which conditions of a predicate a scan can use to skip data.

import { columnsRead, conjunctsOf, type Expr } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import type { RunContext } from './context.js';
import type { ScanFilter } from './source.js';

/** A conjunct of a predicate. */
export interface Condition {
  readonly expr: Expr;
  /** what every row meets for which it is true; null where a scan can make no use of it */
  readonly filter: ScanFilter | null;
}

export function conditionsOf(predicate: Expr, context: RunContext): Condition[] {
  return conjunctsOf(predicate).map((expr) => ({ expr, filter: filterOfConjunct(expr, context) }));
}

/** Whether a condition is known to be true for all rows of a batch, since the scan has left out the others. */
export function isMet({ filter }: Condition, batch: Batch): boolean {
  return filter !== null && filter.kind !== 'range' && filter.exact === true && batch.meets(filter);
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
