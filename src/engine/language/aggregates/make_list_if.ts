import { defineAggregate } from '../define.js';
import { listOverload } from './_collect.js';
import { conditional } from './_conditional.js';

export default defineAggregate({
  name: 'make_list_if',
  summary: 'An array of the values of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/make-list-if-aggregation-function',
  naming: { prefix: 'list' },
  overloads: conditional([listOverload()]),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize make_list_if(x, x > 3)', result: [4, 5] }],
});
