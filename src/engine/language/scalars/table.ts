import type { Plan } from '../../plan/plan.js';
import { defineTableFunction } from '../define.js';

export default defineTableFunction<Plan>({
  name: 'table',
  summary: 'The table of a name that is a text; it may come from a parameter.',
  source: 'https://learn.microsoft.com/kusto/query/table-function',
  note: 'The data scope (`hotcache`, `all`) changes nothing here.',
  examples: [{ kql: 'let T = print x = 1; table("T")', result: 1, verified: 'reasoned' }],

  bind({ args, name }, scope, binder) {
    const [argument] = args;
    if (argument === undefined || args.length > 2) {
      binder.error('KS119', `'table' takes 1 or 2 arguments, found ${args.length}`, name.span, "write `table('Name')`");
      return binder.brokenTable();
    }
    const text = binder.constantText(binder.typed(argument.expression, 'string', scope.withRow(null)));
    // A name that only a run can compute is not known to be missing.
    if (text === null) return binder.brokenTable();
    const binding = scope.lookup(text);
    if (binding?.kind === 'table') return binding.plan;
    return binder.databaseTable(text) ?? binder.unknownTable(text, argument.span);
  },
});
