import type { Binder } from '../../plan/binder.js';
import { column, convertTo, type Expr } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Call } from '../../syntax/tree.js';
import { defineScalar } from '../define.js';
import { hasArguments, namedColumn } from './_column-name.js';

function bindColumnOrDefault(call: Call, scope: Scope, binder: Binder): Expr {
  const fallback = call.args[1];
  if (!hasArguments(call, 2, binder) || fallback === undefined) return binder.unchecked();
  const found = namedColumn(call, scope, binder);
  const expr = binder.expression(fallback.expression, scope);
  if (found !== undefined) return convertTo(expr.type, column(found));
  return scope.row?.open ? binder.unchecked(expr.type, expr) : expr;
}

export default defineScalar({
  name: 'column_ifexists',
  aliases: ['columnifexists'],
  summary: 'The column of a name where there is one, converted to the type of the second argument; else that argument.',
  source: 'https://learn.microsoft.com/kusto/query/column-ifexists-function',
  naming: 'named-column',
  overloads: [],
  bind: bindColumnOrDefault,
  examples: [
    { kql: 'print State = "Texas" | project x = column_ifexists("State", "none")', result: 'Texas' },
    { kql: 'print State = "Texas" | project x = column_ifexists("Capital", State)', result: 'Texas' },
  ],
});
