import type { Expression } from '../syntax/tree.js';
import type { Binder, Bound } from './binder.js';
import type { Expr } from './plan.js';

/** What an expression is where a single value is wanted. */
export function scalarOf(bound: Bound, node: Expression, binder: Binder): Expr {
  switch (bound.kind) {
    case 'scalar':
      return bound.expr;
    case 'broken':
      return binder.unchecked();
    case 'table':
      if (!binder.diagnostics.hasErrors) {
        binder.error(
          'KS108',
          'expected a single value here, found a table',
          node.span,
          'take one value of it: `toscalar(…)`',
        );
      }
      return binder.unchecked();
    case 'database':
      binder.error('KS108', 'expected a single value here, found a database', node.span);
      return binder.unchecked();
  }
}
