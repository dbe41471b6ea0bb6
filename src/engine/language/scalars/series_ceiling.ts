import { defineScalar } from '../define.js';
import { eachElement } from './_element-wise.js';

export default defineScalar({
  name: 'series_ceiling',
  summary: 'Each element rounded up to a whole number.',
  source: 'https://learn.microsoft.com/kusto/query/series-ceiling-function',
  overloads: [eachElement((x) => (typeof x === 'bigint' ? x : Math.ceil(x)))],
  examples: [{ kql: 'print series_ceiling(dynamic([-1.5, 1, 2.5]))', result: [-1, 1, 3], verified: 'engine' }],
});
