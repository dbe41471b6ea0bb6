// Functions that give several columns where a call of one is an item of its own: `extend array_sort_asc(a, b)`.

import type { Binder } from '../../plan/binder.js';
import { constant, convertTo, type Expr, type NamedExpr } from '../../plan/plan.js';
import { resultName, type UniqueNames } from '../../plan/result-name.js';
import type { Expression, NamedExpression } from '../../syntax/tree.js';

/** The columns that a call gives, with their default names; null where it gives one value as other expressions do. */
export function severalColumns(expression: Expression, expr: Expr, binder: Binder): NamedExpr[] | null {
  if (expression.kind !== 'call' || expr.kind !== 'call') return null;
  const definition = binder.language.scalar(expression.name.name);
  if (definition?.columns === undefined || definition.name !== expr.function) return null;
  const names = expression.args.map((arg) => resultName(arg.expression, binder.language));
  const columns = definition.columns(names, expr.args);
  if (columns.length === 1) return columns.map(({ name, type }) => ({ name, expr: convertTo(type, expr) }));
  return columns.map(({ name, type }, i) => ({ name, expr: convertTo(type, element(expr, i)) }));
}

function element(array: Expr, i: number): Expr {
  return { kind: 'call', type: 'dynamic', function: '[]', overload: 0, args: [array, constant('long', BigInt(i))] };
}

/**
 * The columns under the names that the item gives; `x = f()` names the first, `(x, y) = f()` as many as it has names.
 * @param taken names that default names keep clear of
 */
export function namedColumns(
  item: NamedExpression,
  columns: readonly NamedExpr[],
  names: UniqueNames,
  taken: UniqueNames,
  binder: Binder,
): NamedExpr[] {
  const surplus = item.names[columns.length];
  if (surplus !== undefined)
    binder.error('KS150', `the name '${surplus.name}' has no value: there are ${columns.length}`, surplus.span);
  return columns.map(({ name, expr }, i) => {
    const given = item.names[i]?.name;
    return { name: given === undefined ? names.add(name, taken) : names.add(given), expr };
  });
}

/** The columns of `(x, y) = e` where `e` does not give several: reported, unless it is broken itself. */
export function misnamedColumns(item: NamedExpression, expr: Expr, names: UniqueNames, binder: Binder): NamedExpr[] {
  if (!binder.isUnchecked(expr))
    binder.error('KS149', 'the expression does not give several values', item.expression.span, 'give it one name');
  return item.names.map(({ name }) => ({ name: names.add(name), expr: binder.unchecked() }));
}
