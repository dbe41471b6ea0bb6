import { defineScalar } from '../define.js';

export default defineScalar({
  name: 'toscalar',
  summary:
    'The first value of the first row of a table, computed once for the whole query; null, or empty if a string, where the table has no row.',
  source: 'https://learn.microsoft.com/kusto/query/toscalar-function',
  overloads: [],
  examples: [
    { kql: 'print x = toscalar(range y from 1 to 3 step 1 | summarize max(y))', result: 3 },
    {
      kql: 'range x from 1 to 2 step 1 | extend total = toscalar(range y from 1 to 3 step 1 | summarize sum(y))',
      rows: [
        [1, 6],
        [2, 6],
      ],
    },
  ],

  bind({ args, name }, scope, binder) {
    const [argument] = args;
    if (argument === undefined || args.length > 1) {
      binder.error(
        'KS119',
        `'toscalar' takes 1 argument, found ${args.length}`,
        name.span,
        'write `toscalar(T | summarize …)`',
      );
      return binder.unchecked();
    }
    const bound = binder.any(argument.expression, scope.withRow(null));
    if (bound.kind === 'scalar') return bound.expr;
    if (bound.kind !== 'table') return binder.unchecked();
    const { plan } = bound;
    const [first] = plan.columns;
    const expr = { kind: 'scalar-query', type: first?.type ?? 'dynamic', plan } as const;
    return first === undefined ? binder.unchecked('dynamic', expr) : expr;
  },
});
