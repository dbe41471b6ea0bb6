import { defineAggregate } from '../define.js';
import { anyValue, WHICH } from './_any.js';

export default defineAggregate({
  name: 'passthrough',
  summary: 'The value of a group whose rows all have the same.',
  source: 'https://learn.microsoft.com/kusto/query/aggregation-functions',
  note: WHICH,
  naming: 'argument',
  overloads: [anyValue],
  examples: [
    {
      kql: 'datatable (k: string, x: long) ["a", 1, "a", 1] | summarize passthrough(x) by k',
      rows: [['a', 1]],
      verified: 'reasoned',
    },
  ],
});
