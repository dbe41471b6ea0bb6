import { defineAggregate } from '../define.js';
import { extremeFolds } from './_extreme.js';

export default defineAggregate({
  name: 'min',
  summary: 'The smallest value; null where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/min-aggregation-function',
  overloads: extremeFolds(-1, false),
  examples: [{ kql: 'range x from 1 to 5 step 1 | summarize min(x)', result: 1 }],
});
