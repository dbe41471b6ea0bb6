import type { Scope } from '../../plan/scope.js';
import type { Call, NamedExpression } from '../../syntax/tree.js';
import type { Value } from '../../values/types.js';
import { defineScalar, overload, preparedWithNulls } from '../define.js';
import { bagOf } from './_bags.js';
import { argument, columnArgument, columnNames, textArgument } from './_column-arguments.js';

/** Whether to leave out empty values, then each column of the input with its name before it. */
function withColumns(call: Call, scope: Scope): NamedExpression[] {
  const { span } = call;
  const [flag = argument({ kind: 'literal', type: 'bool', value: false, span }), ...surplus] = call.args;
  return [
    flag,
    ...surplus,
    ...columnNames(scope).flatMap((name) => [textArgument(name, span), columnArgument(name, span)]),
  ];
}

function isFull(value: Value): boolean {
  return value !== null && value !== '';
}

export default defineScalar({
  name: 'pack_all',
  summary: 'A property bag of all columns, under their names; with `true` without those that are null or empty.',
  source: 'https://learn.microsoft.com/kusto/query/pack-all-function',
  rewrite: withColumns,
  overloads: [
    overload(['ignore_null_empty: literal bool'], 'dynamic', () => new Map()),
    preparedWithNulls(
      ['ignore_null_empty: literal bool', 'name...: string', 'column...: scalar'],
      'dynamic',
      ({ types, constants }) => {
        const keep = constants[0] === true ? isFull : () => true;
        return (_flag, ...pairs) => bagOf(pairs, types.slice(1), keep);
      },
    ),
  ],
  examples: [
    { kql: 'print a = "x", b = "", c = 5 | project pack_all()', result: { a: 'x', b: '', c: 5 }, verified: 'reasoned' },
    { kql: 'print a = "x", b = "", c = 5 | project pack_all(true)', result: { a: 'x', c: 5 }, verified: 'reasoned' },
  ],
});
