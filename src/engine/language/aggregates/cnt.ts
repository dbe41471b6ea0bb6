import { defineAggregate } from '../define.js';
import { countRows } from './_counter.js';

export default defineAggregate({
  name: 'cnt',
  summary: 'The number of rows: an old name of `count`, with a column name of its own.',
  source: 'https://learn.microsoft.com/kusto/query/count-aggregation-function',
  overloads: [countRows],
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize cnt()', result: 5, verified: 'reasoned' }],
});
