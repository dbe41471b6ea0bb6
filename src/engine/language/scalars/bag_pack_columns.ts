import type { Binder } from '../../plan/binder.js';
import type { Scope } from '../../plan/scope.js';
import type { Call, NamedExpression } from '../../syntax/tree.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { bagOf } from './_bags.js';
import { textArgument } from './_column-arguments.js';

/** Each column with its name before it. */
function withNames(call: Call, scope: Scope, binder: Binder): NamedExpression[] {
  return call.args.flatMap((arg) => {
    const { expression } = arg;
    const name = expression.kind === 'name' ? expression.name : null;
    if (name === null || scope.column(name) === undefined) {
      binder.error(
        'KS109',
        "'bag_pack_columns' takes columns",
        expression.span,
        'pack values under keys of your own: `bag_pack("key", value)`',
      );
    }
    return [textArgument(name ?? '', expression.span), arg];
  });
}

export default defineScalar({
  name: 'bag_pack_columns',
  summary: 'A property bag of the named columns, under their names.',
  source: 'https://learn.microsoft.com/kusto/query/bag-pack-columns-function',
  rewrite: withNames,
  overloads: [
    preparedWithNulls(
      ['name...: string', 'column...: scalar'],
      'dynamic',
      ({ types }) =>
        (...pairs) =>
          bagOf(pairs, types),
    ),
  ],
  examples: [
    {
      kql: 'print Id = "A", Value = 5, Other = 1 | project bag_pack_columns(Id, Value)',
      result: { Id: 'A', Value: 5 },
      verified: 'reasoned',
    },
    { kql: 'print Id = "A" | project bag_pack_columns(Id, 1)', error: 'KS109' },
  ],
});
