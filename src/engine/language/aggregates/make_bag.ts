import { defineAggregate } from '../define.js';
import { bagOverload } from './_bag.js';

export default defineAggregate({
  name: 'make_bag',
  summary: 'The bags of a group as one; of a key that stands in several the first value counts.',
  source: 'https://learn.microsoft.com/kusto/query/make-bag-aggregation-function',
  naming: { prefix: 'bag' },
  overloads: [bagOverload],
  examples: [
    {
      kql: 'datatable (b: dynamic) [dynamic({"a": 1}), dynamic({"a": 2, "b": 3})] | summarize make_bag(b)',
      result: { a: 1, b: 3 },
      verified: 'engine',
    },
  ],
});
