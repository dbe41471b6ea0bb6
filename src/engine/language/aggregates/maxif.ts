import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { extremeOverloads } from './_extreme.js';

export default defineAggregate({
  name: 'maxif',
  summary: 'The largest value of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/maxif-aggregation-function',
  overloads: conditional(extremeOverloads(1)),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize maxif(x, x < 4)', result: 3 }],
});
