// The arguments of aggregates that give several columns of one row: `arg_max(x, y, *)`, `take_any(*)`.

import type { Binder } from '../../plan/binder.js';
import { column, type Expr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Expression, NamedExpression } from '../../syntax/tree.js';

export interface ReturnedColumn {
  /** null where the query gives no name and the expression has none */
  readonly name: string | null;
  readonly expr: Expr;
  /** which argument it comes from */
  readonly position: number;
}

/** The arguments bound, with the columns of `input` that no argument names in the place of the first `*`. */
export function bindReturned(
  args: readonly NamedExpression[],
  input: Plan,
  scope: Scope,
  binder: Binder,
): ReturnedColumn[] {
  const named = new Set(args.flatMap(({ expression }) => (expression.kind === 'name' ? [expression.name] : [])));
  const star = args.findIndex(isStar);
  return args.flatMap((arg, position): ReturnedColumn[] => {
    if (!isStar(arg)) return [{ name: binder.nameOf(arg), expr: binder.expression(arg.expression, scope), position }];
    if (position !== star) return [];
    return input.columns
      .filter(({ name }) => !named.has(name))
      .map((c) => ({ name: c.name, expr: column(c), position }));
  });
}

const isStar = ({ expression }: { readonly expression: Expression }): boolean => expression.kind === 'star';
