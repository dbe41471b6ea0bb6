import { defineAggregate } from '../define.js';
import { argOverload, bindArg, TIES } from './_arg.js';

export default defineAggregate({
  name: 'arg_min',
  summary:
    'The row with the smallest value: the value and the other columns that are asked for, `*` for all. Rows where the value is null count only where all are.',
  source: 'https://learn.microsoft.com/kusto/query/arg-min-aggregation-function',
  note: TIES,
  naming: 'none',
  overloads: [argOverload(-1)],
  bind: bindArg('min', false),
  examples: [
    {
      kql: 'datatable (user: string, t: long, host: string) ["a", 2, "x", "a", 1, "y"] | summarize arg_min(t, host) by user',
      rows: [['a', 1, 'y']],
    },
  ],
});
