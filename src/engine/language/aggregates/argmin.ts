import { defineAggregate } from '../define.js';
import { argOverload, bindArg, TIES } from './_arg.js';

export default defineAggregate({
  name: 'argmin',
  summary: 'The row with the smallest value, in columns whose names begin with `min_`: the old form of `arg_min`.',
  source: 'https://learn.microsoft.com/kusto/query/arg-min-aggregation-function',
  note: TIES,
  naming: 'none',
  overloads: [argOverload(-1)],
  bind: bindArg('min', true),
  examples: [
    {
      kql: 'datatable (t: long, host: string) [1, "x", 3, "y"] | summarize argmin(t, host) | project min_t_host',
      result: 'x',
      verified: 'reasoned',
    },
  ],
});
