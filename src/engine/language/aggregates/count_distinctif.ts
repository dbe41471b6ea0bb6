import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { countDistinctOverload } from './_distinct.js';

export default defineAggregate({
  name: 'count_distinctif',
  summary: 'How many distinct values there are in the rows for which a predicate is true, exactly.',
  source: 'https://learn.microsoft.com/kusto/query/count-distinctif-aggregation-function',
  overloads: conditional([countDistinctOverload]),
  examples: [{ kql: 'datatable (x: string) ["a", "b", "a"] | summarize count_distinctif(x, x != "b")', result: 1 }],
});
