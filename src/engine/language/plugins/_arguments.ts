// Arguments of plugins.

import type { Binder } from '../../plan/binder.js';
import type { Expr } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Call, Expression } from '../../syntax/tree.js';

/** The arguments by the names of the parameters: those without a name in order, the others by theirs. */
export function argumentsByName(call: Call, parameters: readonly string[], binder: Binder): Map<string, Expression> {
  const found = new Map<string, Expression>();
  call.args.forEach((arg, i) => {
    const name = arg.names[0]?.name ?? parameters[i];
    if (name === undefined || !parameters.includes(name)) {
      const message =
        arg.names.length > 0
          ? `'${call.name.name}' has no parameter '${name}'`
          : `'${call.name.name}' takes at most ${parameters.length} arguments`;
      binder.error('KS119', message, arg.span, `the parameters are ${parameters.join(', ')}`);
      return;
    }
    found.set(name, arg.expression);
  });
  return found;
}

/** An argument that has to be a column of the input; null where it is none, which has been reported. */
export function columnArgument(
  node: Expression,
  scope: Scope,
  binder: Binder,
): Extract<Expr, { kind: 'column' }> | null {
  const expr = binder.expression(node, scope);
  if (expr.kind === 'column') return expr;
  if (!binder.isUnchecked(expr)) binder.error('KS109', 'expected the name of a column', node.span);
  return null;
}
