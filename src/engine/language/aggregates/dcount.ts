import { defineAggregate } from '../define.js';
import { dcountOverload, ESTIMATE } from './_distinct.js';

export default defineAggregate({
  name: 'dcount',
  summary: 'How many distinct values there are that are not null, about.',
  source: 'https://learn.microsoft.com/kusto/query/dcount-aggregation-function',
  note: ESTIMATE,
  overloads: [dcountOverload],
  examples: [
    { kql: 'datatable (x: string) ["a", "b", "a", ""] | summarize dcount(x)', result: 3, verified: 'reasoned' },
  ],
});
