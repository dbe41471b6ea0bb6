import { defineAggregate } from '../define.js';
import { deviationOverloads } from './_moments.js';

export default defineAggregate({
  name: 'stdevp',
  summary: 'The standard deviation of a whole population.',
  source: 'https://learn.microsoft.com/kusto/query/stdevp-aggregation-function',
  overloads: deviationOverloads('population'),
  examples: [{ kql: 'datatable (x: real) [2, 4, 4, 4, 5, 5, 7, 9] | summarize stdevp(x)', result: 2 }],
});
