import { defineAggregate } from '../define.js';
import { setOverload } from './_collect.js';

export default defineAggregate({
  name: 'make_set',
  summary:
    'An array of the distinct values that are not null, in the order in which they are first seen; the elements of arrays count one by one.',
  source: 'https://learn.microsoft.com/kusto/query/make-set-aggregation-function',
  naming: { prefix: 'set' },
  overloads: [setOverload()],
  examples: [{ kql: 'datatable (x: long) [1, 2, 1] | summarize make_set(x)', result: [1, 2] }],
});
