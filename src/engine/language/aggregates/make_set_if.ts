import { defineAggregate } from '../define.js';
import { setOverload } from './_collect.js';
import { conditional } from './_conditional.js';

export default defineAggregate({
  name: 'make_set_if',
  summary: 'An array of the distinct values of the rows for which a predicate is true.',
  source: 'https://learn.microsoft.com/kusto/query/make-set-if-aggregation-function',
  naming: { prefix: 'set' },
  overloads: conditional([setOverload()]),
  examples: [{ kql: 'datatable (x: long) [1, 2, 1] | summarize make_set_if(x, x < 2)', result: [1] }],
});
