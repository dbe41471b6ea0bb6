import { defineAggregate } from '../define.js';
import { conditional } from './_conditional.js';
import { dcountOverload, ESTIMATE } from './_distinct.js';

export default defineAggregate({
  name: 'dcountif',
  summary: 'How many distinct values there are in the rows for which a predicate is true, about.',
  source: 'https://learn.microsoft.com/kusto/query/dcountif-aggregation-function',
  note: ESTIMATE,
  overloads: conditional([dcountOverload]),
  examples: [{ kql: 'datatable (x: string) ["a", "b", "a"] | summarize dcountif(x, x != "b")', result: 1 }],
});
