import type { Binder } from '../../plan/binder.js';
import type { Expr } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Call } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';

/** The column of the input that a call's first argument, a constant text, names; reported where it is no such text. */
export function namedColumn(call: Call, scope: Scope, binder: Binder): Column | undefined {
  const argument = call.args[0];
  if (argument === undefined) return undefined;
  const expr: Expr = binder.typed(argument.expression, 'string', scope);
  const name = binder.constantText(expr);
  if (name === null && !binder.isUnchecked(expr))
    binder.error('KS129', `the name of the column for '${call.name.name}' has to be a constant text`, argument.span);
  return name === null ? undefined : scope.column(name);
}

/** Whether a call has as many arguments as it takes; reported where it has not. */
export function hasArguments(call: Call, count: number, binder: Binder): boolean {
  if (call.args.length === count) return true;
  binder.error(
    'KS119',
    `'${call.name.name}' takes ${count} argument${count === 1 ? '' : 's'}, found ${call.args.length}`,
    call.name.span,
  );
  return false;
}
