import { defineAggregate } from '../define.js';
import { listOverload } from './_collect.js';

export default defineAggregate({
  name: 'make_list',
  summary:
    'An array of the values that are not null, in the order of the rows. The elements of an array count one by one.',
  source: 'https://learn.microsoft.com/kusto/query/make-list-aggregation-function',
  naming: { prefix: 'list' },
  overloads: [listOverload()],
  examples: [
    { kql: 'datatable (x: long) [1, 2, 1] | summarize make_list(x)', result: [1, 2, 1] },
    { kql: 'datatable (x: dynamic) [dynamic([1, [2]]), dynamic([3])] | summarize make_list(x)', result: [1, [2], 3] },
  ],
});
