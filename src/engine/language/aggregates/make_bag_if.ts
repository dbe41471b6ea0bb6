import { defineAggregate } from '../define.js';
import { bagOverload } from './_bag.js';
import { conditional } from './_conditional.js';

export default defineAggregate({
  name: 'make_bag_if',
  summary: 'The bags of the rows for which a predicate is true, as one.',
  source: 'https://learn.microsoft.com/kusto/query/make-bag-if-aggregation-function',
  naming: { prefix: 'bag' },
  overloads: conditional([bagOverload]),
  examples: [
    {
      kql: 'datatable (b: dynamic) [dynamic({"a": 1}), dynamic({"a": 2, "b": 3})] | summarize make_bag_if(b, isnotnull(b.b))',
      result: { a: 2, b: 3 },
    },
  ],
});
