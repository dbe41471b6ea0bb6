import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { sumOverloads } from './_sum.js';

export default defineAggregate({
  name: 'sumif',
  summary: 'The sum of the values of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/sumif-aggregation-function',
  overloads: conditional(sumOverloads),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize sumif(x, x > 3)', result: 9 }],
});
