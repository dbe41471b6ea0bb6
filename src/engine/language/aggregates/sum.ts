import { defineAggregate } from '../define.js';
import { sumOverloads } from './_sum.js';

export default defineAggregate({
  name: 'sum',
  summary: 'The sum of the values that are not null; 0 where there is none. A sum of longs wraps at 64 bits.',
  source: 'https://learn.microsoft.com/kusto/query/sum-aggregation-function',
  overloads: sumOverloads,
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize sum(x)', result: 15 }],
});
