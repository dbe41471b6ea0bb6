import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';

export default defineScalar({
  name: 'getmonth',
  summary: 'The month, from 1 to 12.',
  source: 'https://learn.microsoft.com/kusto/query/getmonth-function',
  overloads: partOverloads(({ month }) => month),
  examples: [{ kql: 'print getmonth(datetime(2015-10-12))', result: 10 }],
});
