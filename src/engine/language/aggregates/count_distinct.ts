import { defineAggregate } from '../define.js';
import { countDistinctOverload } from './_distinct.js';

export default defineAggregate({
  name: 'count_distinct',
  summary: 'How many distinct values there are that are not null, exactly.',
  source: 'https://learn.microsoft.com/kusto/query/count-distinct-aggregation-function',
  overloads: [countDistinctOverload],
  examples: [{ kql: 'datatable (x: string) ["a", "b", "a"] | summarize count_distinct(x)', result: 2 }],
});
