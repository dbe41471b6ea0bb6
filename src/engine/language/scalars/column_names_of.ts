import { constant } from '../../plan/plan.js';
import { defineScalar } from '../define.js';
import { hasArguments } from './_column-name.js';

export default defineScalar({
  name: 'column_names_of',
  summary: 'The names of the columns of a table, as an array.',
  source: 'https://learn.microsoft.com/kusto/query/column-names-of-function',
  overloads: [],
  bind(call, scope, binder) {
    const argument = call.args[0];
    if (!hasArguments(call, 1, binder) || argument === undefined) return binder.unchecked();
    const { columns } = binder.resolved(binder.table(argument.expression, scope.withRow(null)));
    return constant(
      'dynamic',
      columns.map((column) => column.name),
    );
  },
  examples: [
    {
      kql: 'let T = datatable (A: string, B: int) []; print column_names_of(T)',
      result: ['A', 'B'],
      verified: 'engine',
    },
  ],
});
