import { defineAggregate } from '../define.js';
import { anyValue, WHICH } from './_any.js';
import { conditional } from './_conditional.js';

export default defineAggregate({
  name: 'take_anyif',
  summary: 'A value of the rows for which a predicate is true; null where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/take-anyif-aggregation-function',
  note: WHICH,
  naming: 'argument',
  overloads: conditional([anyValue]),
  examples: [{ kql: 'datatable (x: string, y: long) ["a", 1, "b", 2] | summarize take_anyif(x, y > 1)', result: 'b' }],
});
