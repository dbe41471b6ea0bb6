// The predicates in an expression: what is true or false of a row, down to the items of lists.

import type { Span } from '../../engine/diagnostics/diagnostic.js';
import { type CallExpr, childrenOf, columnsRead, constant, type Expr, type Plan } from '../../engine/query-parts.js';
import { type Dynamic, isArray } from '../../engine/values/dynamic.js';
import type { Value } from '../../engine/values/types.js';

export interface Predicate {
  readonly kind: 'condition' | 'item';
  /** true where the row meets the condition, or the item */
  readonly expr: Expr;
  /** what stands for it in the query: of an item the item alone */
  readonly shown: Expr;
  /** null where it stands in no query */
  readonly place: Span | null;
}

export interface PredicateScope {
  readonly placeOf: (expr: Expr) => Span | null;
  /** the value of an expression that reads no column */
  readonly constant: (expr: Expr) => Value;
}

/**
 * Those that can differ from row to row, each before what it is made of. What a saved function holds is no predicate of the query.
 * @param around the place of the step that the expression is of
 * @param isCondition whether the expression decides something, so that a column alone is a predicate
 */
export function* predicatesIn(
  expr: Expr,
  around: Span | null,
  isCondition: boolean,
  scope: PredicateScope,
): Generator<Predicate> {
  const place = scope.placeOf(expr);
  // What stands where the expression around it stands is part of how that is done: the body of a saved function, the columns of `*`.
  const isOwn = place === null || !isSame(place, around);
  const isNegation = isCallOf(expr, 'not');
  if (isOwn && !isNegation && isPredicate(expr, isCondition, place)) {
    yield { kind: 'condition', expr, shown: expr, place };
    yield* itemsOf(expr, scope);
  }
  const isLogic = isNegation || isCallOf(expr, 'and') || isCallOf(expr, 'or');
  for (const operand of operandsOf(expr)) yield* predicatesIn(operand, place ?? around, isLogic, scope);
}

const isSame = (a: Span, b: Span | null) => a.start === b?.start && a.end === b.end;

const isCallOf = (expr: Expr, name: string): expr is CallExpr => expr.kind === 'call' && expr.function === name;

/** An exclusion, which has no place in a query, may look at nothing but a watchlist. */
function isPredicate(expr: Expr, isCondition: boolean, place: Span | null): boolean {
  if (expr.type !== 'bool' || (columnsRead(expr).size === 0 && place !== null)) return false;
  return expr.kind === 'call' || expr.kind === 'convert' || (isCondition && expr.kind === 'column');
}

/** `a and b and c` has three, however it is nested. */
function operandsOf(expr: Expr): readonly Expr[] {
  if (!isCallOf(expr, 'and') && !isCallOf(expr, 'or')) return childrenOf(expr);
  return expr.args.flatMap((arg) => (isCallOf(arg, expr.function) ? operandsOf(arg) : [arg]));
}

const LISTS: ReadonlySet<string> = new Set(['in', '!in', 'in~', '!in~', 'has_any', 'has_all']);

/** The items of a list of several, each as the condition that the list would be with it alone. */
function* itemsOf(expr: Expr, scope: PredicateScope): Generator<Predicate> {
  if (expr.kind !== 'call' || !LISTS.has(expr.function)) return;
  const [operand, ...list] = expr.args;
  const items = list.flatMap((item) => elementsOf(item, scope));
  if (operand === undefined || items.length < 2) return;
  for (const { alone, shown, from } of items) {
    const met: CallExpr = { ...expr, function: expr.function.replace('!', ''), args: [operand, alone] };
    yield { kind: 'item', expr: met, shown, place: scope.placeOf(from) ?? scope.placeOf(expr) };
  }
}

interface Item {
  /** what is to the right where the item is the whole list */
  readonly alone: Expr;
  readonly shown: Expr;
  /** the expression of the query that holds it */
  readonly from: Expr;
}

/** The elements of an array that reads no column, and the rows of a table that the query writes; other tables are data and no part of the rule. */
function elementsOf(item: Expr, scope: PredicateScope): Item[] {
  if (item.kind === 'list-query' && !isWritten(item.plan)) return [];
  const isList = item.kind === 'list-query' || (item.type === 'dynamic' && columnsRead(item).size === 0);
  // A value of the type dynamic, as that of a list is.
  const value = isList ? (scope.constant(item) as Dynamic) : null;
  if (!isArray(value)) return [{ alone: item, shown: item, from: item }];
  return value.map((element) => {
    return { alone: constant('dynamic', [element]), shown: constant('dynamic', element), from: item };
  });
}

/** Whether all rows of a plan stand in the query. */
function isWritten({ op, inputs }: Plan): boolean {
  return op === 'datatable' || op === 'print' || (inputs.length > 0 && inputs.every(isWritten));
}
