import { defineAggregate } from '../define.js';
import { countTrue } from './_counter.js';

export default defineAggregate({
  name: 'countif',
  summary: 'The number of rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/countif-aggregation-function',
  overloads: [countTrue],
  examples: [
    { kql: 'datatable (b: bool) [true, bool(null), false] | summarize countif(b)', result: 1, verified: 'engine' },
  ],
});
