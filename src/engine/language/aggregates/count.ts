import { defineAggregate } from '../define.js';
import { countAny, countRows, countTrue } from './_counter.js';

export default defineAggregate({
  name: 'count',
  summary: 'The number of rows, null or not; with a predicate, of those for which it is true.',
  source: 'https://learn.microsoft.com/kusto/query/count-aggregation-function',
  overloads: [countRows, countTrue, countAny],
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize count()', result: 5 }],
});
