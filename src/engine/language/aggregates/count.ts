import { accumulated, defineAggregate } from '../define.js';
import { Counter } from './_counter.js';

export default defineAggregate({
  name: 'count',
  summary: 'The number of rows, null or not.',
  source: 'https://learn.microsoft.com/kusto/query/count-aggregation-function',
  overloads: [accumulated([], 'long', () => new Counter(false)), accumulated(['predicate: bool'], 'long', () => new Counter(true))],
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize count()', result: 5 }],
});
