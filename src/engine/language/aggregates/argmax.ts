import { defineAggregate } from '../define.js';
import { argOverload, bindArg, TIES } from './_arg.js';

export default defineAggregate({
  name: 'argmax',
  summary: 'The row with the largest value, in columns whose names begin with `max_`: the old form of `arg_max`.',
  source: 'https://learn.microsoft.com/kusto/query/arg-max-aggregation-function',
  note: TIES,
  naming: 'none',
  overloads: [argOverload(1)],
  bind: bindArg('max', true),
  examples: [
    {
      kql: 'datatable (t: long, host: string) [1, "x", 3, "y"] | summarize argmax(t, host) | project max_t_host',
      result: 'y',
      verified: 'reasoned',
    },
  ],
});
