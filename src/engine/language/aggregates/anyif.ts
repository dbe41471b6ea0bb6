import { defineAggregate } from '../define.js';
import { anyValue, WHICH } from './_any.js';
import { conditional } from './_conditional.js';

export default defineAggregate({
  name: 'anyif',
  summary: 'A value of the rows for which a predicate is true: the old form of `take_anyif`.',
  source: 'https://learn.microsoft.com/kusto/query/take-anyif-aggregation-function',
  note: WHICH,
  overloads: conditional([anyValue]),
  examples: [{ kql: 'datatable (x: string, y: long) ["a", 1, "b", 2] | summarize anyif(x, y > 1)', result: 'b' }],
});
