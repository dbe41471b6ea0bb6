import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';

export default defineScalar({
  name: 'dayofyear',
  summary: 'The day of the year, from 1.',
  source: 'https://learn.microsoft.com/kusto/query/day-of-year-function',
  overloads: partOverloads(({ dayOfYear }) => dayOfYear),
  examples: [{ kql: 'print dayofyear(datetime(2020-12-31))', result: 366, verified: 'engine' }],
});
