import { defineAggregate } from '../define.js';
import { LEGACY_SIZE, listOverload } from './_collect.js';

export default defineAggregate({
  name: 'makelist',
  summary:
    'An array of the values that are not null, 128 of them where no number is given: the old form of `make_list`.',
  source: 'https://learn.microsoft.com/kusto/query/make-list-aggregation-function',
  naming: { prefix: 'list' },
  overloads: [listOverload(LEGACY_SIZE)],
  examples: [{ kql: 'range x from 1 to 200 step 1 | summarize n = array_length(makelist(x))', result: 128 }],
});
