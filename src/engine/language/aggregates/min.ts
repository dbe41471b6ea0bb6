import { defineAggregate } from '../define.js';
import { extremeOverloads } from './_extreme.js';

export default defineAggregate({
  name: 'min',
  summary: 'The smallest of the values that are not null; null where there is none, NaN where one of them is NaN.',
  source: 'https://learn.microsoft.com/kusto/query/min-aggregation-function',
  overloads: extremeOverloads(-1),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize min(x)', result: 1 }],
});
