import { defineAggregate } from '../define.js';
import { extremeFolds } from './_extreme.js';

export default defineAggregate({
  name: 'max',
  summary: 'The largest value; null where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/max-aggregation-function',
  overloads: extremeFolds(1, false),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize max(x)', result: 5 }],
});
