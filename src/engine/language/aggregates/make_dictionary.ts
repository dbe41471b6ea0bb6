import { defineAggregate } from '../define.js';
import { bagOverload } from './_bag.js';

export default defineAggregate({
  name: 'make_dictionary',
  summary: 'The bags of a group as one: the old form of `make_bag`.',
  source: 'https://learn.microsoft.com/kusto/query/make-bag-aggregation-function',
  naming: { prefix: 'dictionary' },
  overloads: [bagOverload],
  examples: [
    {
      kql: 'datatable (b: dynamic) [dynamic({"a": 1}), dynamic({"a": 2, "b": 3})] | summarize make_dictionary(b)',
      result: { a: 1, b: 3 },
    },
  ],
});
