import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';

export default defineScalar({
  name: 'monthofyear',
  summary: 'The month, from 1 to 12.',
  source: 'https://learn.microsoft.com/kusto/query/monthofyear-function',
  overloads: partOverloads(({ month }) => month),
  examples: [{ kql: 'print monthofyear(datetime("2015-12-14"))', result: 12, verified: 'engine' }],
});
