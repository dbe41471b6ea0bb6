import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';

export default defineScalar({
  name: 'dayofmonth',
  summary: 'The day of the month, from 1.',
  source: 'https://learn.microsoft.com/kusto/query/day-of-month-function',
  overloads: partOverloads(({ day }) => day),
  examples: [{ kql: 'print dayofmonth(datetime(2020-06-15 13:45:00))', result: 15, verified: 'engine' }],
});
