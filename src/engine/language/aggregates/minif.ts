import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { extremeOverloads } from './_extreme.js';

export default defineAggregate({
  name: 'minif',
  summary: 'The smallest value of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/minif-aggregation-function',
  overloads: conditional(extremeOverloads(-1)),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize minif(x, x > 2)', result: 3 }],
});
