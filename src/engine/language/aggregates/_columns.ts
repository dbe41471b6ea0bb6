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

/**
 * The arguments bound, with the columns of `input` in the place of the first `*`: all but those that arguments before it name, of which
 * arguments after it name none again.
 */
export function bindReturned(
  args: readonly NamedExpression[],
  input: Plan,
  scope: Scope,
  binder: Binder,
): ReturnedColumn[] {
  const star = args.findIndex(isStar);
  const before = new Set(args.slice(0, Math.max(star, 0)).map(columnName));
  const ofStar = star < 0 ? [] : input.columns.filter(({ name }) => !before.has(name));
  const returned = new Set(ofStar.map(({ name }) => name));
  return args.flatMap((arg, position): ReturnedColumn[] => {
    if (position === star) return ofStar.map((c) => ({ name: c.name, expr: column(c), position }));
    const isReturned = star >= 0 && position > star && returned.has(columnName(arg) ?? '');
    if (isStar(arg) || isReturned) return [];
    return [{ name: binder.nameOf(arg), expr: binder.expression(arg.expression, scope), position }];
  });
}

function columnName({ expression }: NamedExpression): string | null {
  return expression.kind === 'name' ? expression.name : null;
}

const isStar = ({ expression }: { readonly expression: Expression }): boolean => expression.kind === 'star';
