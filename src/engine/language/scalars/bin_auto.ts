import type { Binder } from '../../plan/binder.js';
import type { Expr } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Call } from '../../syntax/tree.js';
import { defineScalar } from '../define.js';
import { argument } from './_column-arguments.js';

const SIZE = 'query_bin_auto_size';
const POINT = 'query_bin_auto_at';

/** `bin(value, size)`, or `bin_at(value, size, point)` where a point is set. */
function bindAuto(call: Call, scope: Scope, binder: Binder): Expr {
  const size = binder.settings.get(SIZE) ?? null;
  const point = binder.settings.get(POINT) ?? null;
  if (size === null) {
    binder.error(
      'KQ005',
      `'bin_auto' needs the size of its bins`,
      call.name.span,
      `set it before the query: \`set ${SIZE} = 1h;\``,
    );
    return binder.unchecked();
  }
  const settings = point === null ? [size] : [size, point];
  const name = point === null ? 'bin' : 'bin_at';
  return binder.expression(
    { ...call, name: { ...call.name, name }, args: [...call.args, ...settings.map(argument)] },
    scope,
  );
}

export default defineScalar({
  name: 'bin_auto',
  summary: `The value rounded down to a bin; \`set ${SIZE}\` gives the size, \`set ${POINT}\` a point to count from.`,
  source: 'https://learn.microsoft.com/kusto/query/bin-auto-function',
  naming: 'argument',
  overloads: [],
  bind: bindAuto,
  examples: [
    {
      kql: 'set query_bin_auto_size = 10; set query_bin_auto_at = 5; print bin_auto(14)',
      result: 5,
      verified: 'reasoned',
    },
    { kql: 'set query_bin_auto_size = 1h; print bin_auto(90m)', result: '01:00:00', verified: 'reasoned' },
    { kql: 'print bin_auto(14)', error: 'KQ005' },
  ],
});
