import { defineAggregate } from '../define.js';
import { sumFolds } from './_sum.js';

export default defineAggregate({
  name: 'sum',
  summary: 'The sum of the values that are not null; 0 where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/sum-aggregation-function',
  overloads: sumFolds(false),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize sum(x)', result: 15 }],
});
