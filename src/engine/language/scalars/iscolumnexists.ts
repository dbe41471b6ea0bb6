import { constant } from '../../plan/plan.js';
import { defineScalar } from '../define.js';
import { hasArguments, namedColumn } from './_column-name.js';

export default defineScalar({
  name: 'iscolumnexists',
  summary: 'Whether the input has a column of a name.',
  source: 'https://learn.microsoft.com/kusto/query/column-ifexists-function',
  note: 'An old function without a page of its own: `column_ifexists` is the one to use.',
  overloads: [],
  bind: (call, scope, binder) =>
    hasArguments(call, 1, binder)
      ? constant('bool', namedColumn(call, scope, binder) !== undefined)
      : binder.unchecked('bool'),
  examples: [
    { kql: 'print State = "Texas" | project x = iscolumnexists("State")', result: true, verified: 'reasoned' },
    { kql: 'print State = "Texas" | project x = iscolumnexists("Capital")', result: false, verified: 'reasoned' },
  ],
});
