import { defineScalar } from '../define.js';
import { eachElement } from './_element-wise.js';

export default defineScalar({
  name: 'series_floor',
  summary: 'Each element rounded down to a whole number.',
  source: 'https://learn.microsoft.com/kusto/query/series-floor-function',
  overloads: [eachElement((x) => (typeof x === 'bigint' ? x : Math.floor(x)))],
  examples: [{ kql: 'print series_floor(dynamic([-1.5, 1, 2.5]))', result: [-2, 1, 2], verified: 'engine' }],
});
