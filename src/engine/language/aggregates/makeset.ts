import { defineAggregate } from '../define.js';
import { LEGACY_SIZE, setOverload } from './_collect.js';

export default defineAggregate({
  name: 'makeset',
  summary:
    'An array of the distinct values that are not null, 128 of them where no number is given: the old form of `make_set`.',
  source: 'https://learn.microsoft.com/kusto/query/make-set-aggregation-function',
  naming: { prefix: 'set' },
  overloads: [setOverload(LEGACY_SIZE)],
  examples: [{ kql: 'range x from 1 to 200 step 1 | summarize n = array_length(makeset(x))', result: 128 }],
});
