import { defineAggregate } from '../define.js';
import { argOverload, bindArg, TIES } from './_arg.js';

export default defineAggregate({
  name: 'arg_max',
  summary:
    'The row with the largest value: the value and the other columns that are asked for, `*` for all. Rows where the value is null count only where all are.',
  source: 'https://learn.microsoft.com/kusto/query/arg-max-aggregation-function',
  note: TIES,
  naming: 'none',
  overloads: [argOverload(1)],
  bind: bindArg('max', false),
  examples: [
    {
      kql: 'datatable (user: string, t: long, host: string) ["a", 1, "x", "a", 3, "y", "a", 2, "z"] | summarize arg_max(t, *) by user',
      rows: [['a', 3, 'y']],
    },
  ],
});
